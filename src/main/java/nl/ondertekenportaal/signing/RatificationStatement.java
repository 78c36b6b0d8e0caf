package nl.ondertekenportaal.signing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.document.RatificationContent;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.trust.SignerSubject;

/**
 * What somebody is shown, and then signs, to ratify for one side. Equal facts give an equal text: whatever changed meanwhile shows in
 * its hash.
 *
 * @param defects which of the agreement it ends
 * @param xhtml the text, as it is attached to the signed file
 * @param ground on what it can be signed
 * @param signer in whose name the one-time certificate is issued
 */
public record RatificationStatement(
        AgreementId agreement,
        Side side,
        List<UUID> defects,
        RatificationContent content,
        String xhtml,
        SigningAuthority ground,
        SignerSubject signer) {

    public RatificationStatement {
        defects = List.copyOf(defects);
    }

    public Sha256 hash() {
        return Sha256.of(xhtml.getBytes(StandardCharsets.UTF_8));
    }
}
