/** Filling the demonstration in the background. */
@NullMarked
package nl.ondertekenportaal.demodata.job;

import org.jspecify.annotations.NullMarked;
