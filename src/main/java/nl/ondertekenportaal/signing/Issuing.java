package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.AgreementId;
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
    Clock clock;

    @Inject
    Issuing self;

    /** Safe to call again: what was issued is left as it is. */
    public void issue(AgreementId id) {
        Agreement agreement = agreements.preparing(id);
        if (agreement != null) {
            // outside a transaction: rendering and the timestamp of the seal take long
            byte[] document = seal.certify(issuedDocument.make(agreement, clock.instant()));
            self.store(id, document);
        }
    }

    /** In one transaction; public since the container opens one for public methods only. */
    @Transactional
    public void store(AgreementId id, byte[] document) {
        agreements.issue(id, documents.store(id, document));
    }
}
