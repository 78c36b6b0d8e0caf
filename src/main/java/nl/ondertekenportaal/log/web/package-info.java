/** The page of the log: what happened, in words, and whether anybody tampered with it. */
@NullMarked
package nl.ondertekenportaal.log.web;

import org.jspecify.annotations.NullMarked;
