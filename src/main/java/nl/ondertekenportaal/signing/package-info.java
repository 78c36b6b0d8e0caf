/**
 * Issuing and signing. A signing session is one authorisation for one or hundreds of agreements: the hash that was shown,
 * the hash that was authorised and the hash that is signed are one. Each agreement is signed and committed on its own; a
 * session that stops anywhere is resumed with a new one-time key under the same authorisation.
 */
@NullMarked
package nl.ondertekenportaal.signing;

import org.jspecify.annotations.NullMarked;
