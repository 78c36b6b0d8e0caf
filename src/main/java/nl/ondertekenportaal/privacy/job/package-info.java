/** The daily removal of what need not be kept any longer. */
@NullMarked
package nl.ondertekenportaal.privacy.job;

import org.jspecify.annotations.NullMarked;
