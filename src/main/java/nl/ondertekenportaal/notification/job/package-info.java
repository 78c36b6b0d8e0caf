/** Sending digests and reminding, as time passes. */
@NullMarked
package nl.ondertekenportaal.notification.job;

import org.jspecify.annotations.NullMarked;
