/**
 * The append-only log. We log who changed what, for which organisation, when, and the hash of what. Each entry is a
 * leaf hash (RFC 6962) over its fields and the hash of the entry before it, so that a Merkle tree can be built over it.
 */
@NullMarked
package nl.ondertekenportaal.log;

import org.jspecify.annotations.NullMarked;
