/** Version 1 of the interface for machines: its addresses, parameters and answers, which never change incompatibly. */
@NullMarked
package nl.ondertekenportaal.matrix.v1;

import org.jspecify.annotations.NullMarked;
