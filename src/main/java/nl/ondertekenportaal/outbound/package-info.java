/** Everything that leaves the portal: mail through the outbox, and the links that it carries. */
@NullMarked
package nl.ondertekenportaal.outbound;

import org.jspecify.annotations.NullMarked;
