package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.document.IssuedDocument;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.trust.Seal;

/** Makes the document of an offered agreement, once: rendered, sealed by the portal, stored. */
@ApplicationScoped
public class Issuing {

    @Inject
    Agreements agreements;

    @Inject
    IssuedDocument issuedDocument;

    @Inject
    StoredDocuments documents;

    @Inject
    Seal seal;

    @Inject
    @LegalTime
    Clock clock;

    @Inject
    Transactions transactions;

    /** Safe to call again: what was issued is left as it is. */
    public void issue(AgreementId id) {
        Agreement agreement = agreements.preparing(id);
        if (agreement != null) {
            // outside a transaction: rendering and the timestamp of the seal take long
            byte[] document = seal.certify(issuedDocument.make(agreement, clock.instant()));
            transactions.run(() -> agreements.issue(id, documents.store(id, document)));
        }
    }
}
