/** What every feature may rely on: the words that belong to no single feature. */
@NullMarked
package nl.ondertekenportaal.common;

import org.jspecify.annotations.NullMarked;
