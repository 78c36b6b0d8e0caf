/** Tests of what leaves the portal. */
@NullMarked
package nl.ondertekenportaal.outbound;

import org.jspecify.annotations.NullMarked;
