package nl.ondertekenportaal.organisation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * An authority is about to end. What was signed with it stands below this feature; who knows of a signature after the last day objects by
 * throwing {@link nl.ondertekenportaal.common.RuleBroken}.
 *
 * @param lastDay the last legal day on which it holds
 */
public record AuthorityEnds(UUID authority, LocalDate lastDay) {}
