/** Tests of the gate before every page. */
@NullMarked
package nl.ondertekenportaal.identity.web;

import org.jspecify.annotations.NullMarked;
