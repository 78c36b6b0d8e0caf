/**
 * The agreement between one municipality and one signal partner: its rules, its stages, its term, and offers. The aggregate
 * decides: a verb checks, changes and returns what happened. What holds on a day is computed for that day.
 */
@NullMarked
package nl.ondertekenportaal.agreement;

import org.jspecify.annotations.NullMarked;
