/** Tests of the pages of the demonstration. */
@NullMarked
package nl.ondertekenportaal.demodata.web;

import org.jspecify.annotations.NullMarked;
