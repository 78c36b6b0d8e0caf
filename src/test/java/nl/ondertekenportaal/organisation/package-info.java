/** Tests of who may take part, and under which numbers. */
@NullMarked
package nl.ondertekenportaal.organisation;

import org.jspecify.annotations.NullMarked;
