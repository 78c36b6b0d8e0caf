package nl.ondertekenportaal.signing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.signing.Progress;
import nl.ondertekenportaal.signing.SigningAuthorisation;
import nl.ondertekenportaal.signing.SigningItem;
import nl.ondertekenportaal.signing.SigningSession;
import nl.ondertekenportaal.signing.SigningSessions;
import nl.ondertekenportaal.signing.job.SigningJobs;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** How far a signing session is, and what came of each agreement on its list. */
@Named
@ViewScoped
public class SessionPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    SigningSessions sessions;

    @Inject
    SigningJobs jobs;

    @Inject
    CurrentActor currentActor;

    @Inject
    Messages messages;

    private @Nullable String id;
    private transient @Nullable Progress progress;
    private transient @Nullable List<SigningItem> items;

    /** A list that was never authorised goes back to that step. */
    public @Nullable String load() {
        SigningSession session = sessions.get(currentActor.get(), session());
        return session.isAuthorised() ? null : "/signing/authorise?faces-redirect=true&session=" + session.id();
    }

    /** Looks again how far it is; the list itself is shown again only when it is complete. */
    public void look() {
        progress = null;
        if (getProgress().finished()) {
            PrimeFaces.current().ajax().update("signing:results");
        }
    }

    public Progress getProgress() {
        if (progress == null) {
            progress = sessions.progress(currentActor.get(), session());
        }
        return progress;
    }

    /** With what it was authorised, in words; empty for what was authorised before that was kept. */
    public String getAuthorisation() {
        return sessions.authorisation(currentActor.get(), session())
                .map(given -> messages.text(
                        given.method() == SigningAuthorisation.Method.CODE
                                ? "session.authorisation.CODE"
                                : sessions.isProven(currentActor.get(), session())
                                        ? "session.authorisation.PASSKEY"
                                        : "session.authorisation.BROKEN",
                        given.authorisedAt()))
                .orElse("");
    }

    public boolean isRetried() {
        return !getProgress().finished() && jobs.isRetried(session());
    }

    public List<SigningItem> getItems() {
        if (items == null) {
            items = sessions.items(currentActor.get(), session());
        }
        return items;
    }

    /** What was not signed, each with its reason. */
    public List<SigningItem> getRefused() {
        return getProgress().refused() == 0 ? List.of() : sessions.refused(currentActor.get(), session());
    }

    /** Shows what was refused once more, to be authorised anew. */
    public String retry() {
        return "/signing/authorise?faces-redirect=true&session=" + sessions.retry(currentActor.get(), session());
    }

    private UUID session() {
        return SigningSessions.id(id);
    }

    /** Why this agreement was not signed. */
    public String reason(SigningItem item) {
        return messages.explain(new RuleBroken(item.refusal().orElseThrow()));
    }

    public Organisation counterparty(Agreement agreement) {
        return agreement.counterpartyOf(currentActor.get().organisation());
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }
}
