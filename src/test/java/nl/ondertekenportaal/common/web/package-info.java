/** Tests of the ground that every page stands on. */
@NullMarked
package nl.ondertekenportaal.common.web;

import org.jspecify.annotations.NullMarked;
