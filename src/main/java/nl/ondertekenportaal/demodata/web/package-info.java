/** The pages of the demonstration: its people and its mailbox. */
@NullMarked
package nl.ondertekenportaal.demodata.web;

import org.jspecify.annotations.NullMarked;
