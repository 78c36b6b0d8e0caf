/** Tests of offering and reading agreements. */
@NullMarked
package nl.ondertekenportaal.agreement;

import org.jspecify.annotations.NullMarked;
