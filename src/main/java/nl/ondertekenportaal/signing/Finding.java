package nl.ondertekenportaal.signing;

import nl.ondertekenportaal.agreement.Reason;

/**
 * What somebody found to be wrong with the authority behind a signature.
 *
 * @param explanation in words that both parties read
 */
public record Finding(DefectKind kind, Reason explanation) {}
