package nl.ondertekenportaal.signing;

import java.time.Instant;
import java.util.Optional;
import nl.ondertekenportaal.organisation.Ground;

/**
 * Who signed for one side of an agreement, as the signed document says.
 *
 * @param name empty once the retention of the signed file has ended
 * @param function as it was when this person signed
 * @param at the time of the signature in the document
 * @param ground on what this person could sign; empty for what was signed before authorities were recorded
 */
public record Signatory(String name, String function, Instant at, Optional<Ground> ground) {}
