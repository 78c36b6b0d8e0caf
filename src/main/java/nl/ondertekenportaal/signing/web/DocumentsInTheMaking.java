package nl.ondertekenportaal.signing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Collection;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.signing.job.SigningJobs;

/** How the making of documents goes, for the page of an offer, which stands above this feature and does not know it. */
@Named
@RequestScoped
public class DocumentsInTheMaking {

    @Inject
    SigningJobs jobs;

    /** How many of the documents of these agreements could not be made yet and are tried again by themselves. */
    public long delayed(Collection<AgreementId> agreements) {
        return agreements.isEmpty() ? 0 : jobs.delayed(agreements);
    }
}
