/** What happens to agreements without anybody asking. */
@NullMarked
package nl.ondertekenportaal.agreement.job;

import org.jspecify.annotations.NullMarked;
