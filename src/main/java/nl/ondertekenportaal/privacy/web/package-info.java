/** Pages about what is kept. */
@NullMarked
package nl.ondertekenportaal.privacy.web;

import org.jspecify.annotations.NullMarked;
