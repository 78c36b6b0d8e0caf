/** The background work of signing: making documents, running sessions. */
@NullMarked
package nl.ondertekenportaal.signing.job;

import org.jspecify.annotations.NullMarked;
