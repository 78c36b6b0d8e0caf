/**
 * Who may signal to whom, from which day, over which platform. One row for one sector of one agreement, appended in the
 * transaction in which the last side signs; default deny: what is not in the matrix may not be signalled.
 *
 * <p>The matrix has two kinds of time. What is true: {@code valid_from} and {@code valid_to}, legal days, both included.
 * What we knew: {@code recorded_from}, an instant; a row is known until a later row for the same agreement, sector and first
 * day takes its place. Rows are therefore only appended, never changed, and "was there an agreement on that day, as known
 * on that other day?" keeps one answer. Sequences have no gaps, and each row carries the hash of the one before.
 */
@NullMarked
package nl.ondertekenportaal.matrix;

import org.jspecify.annotations.NullMarked;
