/** The background work of agreements: working off offers to many. */
@NullMarked
package nl.ondertekenportaal.agreement.job;

import org.jspecify.annotations.NullMarked;
