/** The pages on which agreements are offered, listed and read. */
@NullMarked
package nl.ondertekenportaal.agreement.web;

import org.jspecify.annotations.NullMarked;
