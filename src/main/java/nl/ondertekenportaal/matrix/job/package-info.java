/** The background work of the matrix: what follows from a reorganisation, counterparty by counterparty. */
@NullMarked
package nl.ondertekenportaal.matrix.job;

import org.jspecify.annotations.NullMarked;
