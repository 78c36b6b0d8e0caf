/** Tests of issuing and signing. */
@NullMarked
package nl.ondertekenportaal.signing;

import org.jspecify.annotations.NullMarked;
