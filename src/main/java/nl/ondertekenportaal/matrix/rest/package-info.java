/**
 * The interface for machines, below {@code /api}. It denies by itself: every address but the description of the interface
 * needs a token, and every refusal is a problem (RFC 9457) in plain words. Follows the NLGov REST API Design Rules 2.2.
 */
@NullMarked
package nl.ondertekenportaal.matrix.rest;

import org.jspecify.annotations.NullMarked;
