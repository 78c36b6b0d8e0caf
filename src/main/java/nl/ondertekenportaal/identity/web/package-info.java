/** The pages for logging in and out, and the gate before every page. */
@NullMarked
package nl.ondertekenportaal.identity.web;

import org.jspecify.annotations.NullMarked;
