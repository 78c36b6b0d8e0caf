/** The pages on which a signatory chooses, authorises once, and watches how each agreement is signed. */
@NullMarked
package nl.ondertekenportaal.signing.web;

import org.jspecify.annotations.NullMarked;
