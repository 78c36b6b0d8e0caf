@NullMarked
package nl.ondertekenportaal.common;

import org.jspecify.annotations.NullMarked;
