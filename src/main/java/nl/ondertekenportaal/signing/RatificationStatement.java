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
import org.jspecify.annotations.Nullable;

/**
 * What somebody is shown, and then signs, to ratify for one side. Equal facts give an equal text: whatever changed meanwhile shows in
 * its hash.
 *
 * @param defects which of the agreement it ends
 * @param xhtml the text, as it is attached to the signed file
 * @param first what the first of two signed; null if nobody did, or one signs alone
 * @param ground on what it can be signed
 * @param signer in whose name the one-time certificate is issued
 */
public record RatificationStatement(
        AgreementId agreement,
        Side side,
        List<UUID> defects,
        RatificationContent content,
        String xhtml,
        @Nullable Ratification first,
        SigningAuthority ground,
        SignerSubject signer) {

    public RatificationStatement {
        defects = List.copyOf(defects);
    }

    /** Whether two represent the side together. */
    public boolean isTogether() {
        return content.together() != null;
    }

    /** Whether the defects end with it; not yet if somebody else must sign too. */
    public boolean isEnough() {
        return !isTogether() || first != null;
    }

    public Sha256 hash() {
        return Sha256.of(xhtml.getBytes(StandardCharsets.UTF_8));
    }
}
