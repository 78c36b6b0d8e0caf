package nl.ondertekenportaal.signing.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.signing.SigningItem;
import nl.ondertekenportaal.signing.SigningSession;
import nl.ondertekenportaal.signing.SigningSessions;
import nl.ondertekenportaal.signing.job.SigningJobs;
import org.jspecify.annotations.Nullable;

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
    private transient @Nullable SigningSession session;

    /** Looks again how far it is; a list that was never authorised goes back to that step. */
    public @Nullable String load() {
        session = sessions.get(currentActor.get(), SigningSessions.id(id));
        return session.isAuthorised() ? null : "/signing/authorise?faces-redirect=true&session=" + session.id();
    }

    public SigningSession getSession() {
        if (session == null) {
            session = sessions.get(currentActor.get(), SigningSessions.id(id));
        }
        return session;
    }

    public boolean isRetried() {
        return !getSession().isFinished() && jobs.isRetried(getSession().id());
    }

    public long getSigned() {
        return count(SigningItem.Outcome.SIGNED);
    }

    public long getRefused() {
        return count(SigningItem.Outcome.REFUSED);
    }

    public long getDone() {
        return getSigned() + getRefused();
    }

    public int getTotal() {
        return getSession().items().size();
    }

    private long count(SigningItem.Outcome outcome) {
        return getSession().items().stream()
                .filter(item -> item.outcome() == outcome)
                .count();
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
