/** Background work: on any node, at least once, so every task must be safe to run twice. */
@NullMarked
package nl.ondertekenportaal.common.job;

import org.jspecify.annotations.NullMarked;
