/** What the portal does about organisations by itself, now and then. */
@NullMarked
package nl.ondertekenportaal.organisation.job;

import org.jspecify.annotations.NullMarked;
