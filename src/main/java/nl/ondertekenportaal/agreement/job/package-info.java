/** The background work of agreements: working off offers to many, recording what lapsed. */
@NullMarked
package nl.ondertekenportaal.agreement.job;

import org.jspecify.annotations.NullMarked;
