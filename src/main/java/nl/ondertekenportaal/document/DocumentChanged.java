package nl.ondertekenportaal.document;

import nl.ondertekenportaal.common.AgreementId;

/** The stored bytes of a document no longer have their hash: somebody changed them. Nothing is done with them. */
public final class DocumentChanged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DocumentChanged(AgreementId agreement, int revision) {
        super("document of agreement " + agreement + ", revision " + revision + ", does not have its hash");
    }
}
