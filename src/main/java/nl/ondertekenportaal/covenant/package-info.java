/**
 * The framework within which agreements are made: what the national covenant says, and the versions of the model agreement.
 * A version that has been published never changes.
 */
@NullMarked
package nl.ondertekenportaal.covenant;

import org.jspecify.annotations.NullMarked;
