package nl.ondertekenportaal.signing;

import java.time.Instant;
import java.util.Optional;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.SigningAuthority;

/**
 * Who signed for one side of an agreement.
 *
 * @param at the time of the signature in the document
 * @param ground on what this person could sign; empty for what was signed before authorities were recorded
 */
public record Signatory(Person person, Instant at, Optional<SigningAuthority> ground) {}
