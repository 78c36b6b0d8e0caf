/** Delivery of the outbox. */
@NullMarked
package nl.ondertekenportaal.outbound.job;

import org.jspecify.annotations.NullMarked;
