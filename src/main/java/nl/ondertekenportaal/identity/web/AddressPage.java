package nl.ondertekenportaal.identity.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AddressChanges;
import org.jspecify.annotations.Nullable;

/** Agreeing to another address, or stopping that, with the link that was mailed to the old or the new one. */
@Named
@RequestScoped
public class AddressPage {

    /** What was done on this page. */
    public enum Outcome {
        NOTHING_YET,
        /** This mailbox agreed; the other one has not. */
        AGREED,
        CHANGED,
        STOPPED
    }

    @Inject
    AddressChanges addresses;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String token;
    private Optional<AddressChanges.Asked> asked = Optional.empty();
    private String problem = "";
    private Outcome outcome = Outcome.NOTHING_YET;

    /** Looked up at once: what can be pressed hangs on it. Opening uses nothing up, since mail scanners do that too. */
    @PostConstruct
    void open() {
        token = faces.getExternalContext().getRequestParameterMap().get("token");
        try {
            asked = Optional.of(addresses.asked(token));
        } catch (RuleBroken broken) {
            problem = messages.explain(broken);
        }
    }

    public void agree() {
        outcome = addresses.agree(token) ? Outcome.CHANGED : Outcome.AGREED;
    }

    public void stop() {
        addresses.stop(token);
        outcome = Outcome.STOPPED;
    }

    public Outcome getOutcome() {
        return outcome;
    }

    public boolean isOpen() {
        return asked.isPresent();
    }

    /** What is asked; only when {@link #isOpen}. */
    public AddressChanges.Asked getAsked() {
        return asked.orElseThrow();
    }

    /** Why the link opens nothing. */
    public String getProblem() {
        return problem;
    }

    public @Nullable String getToken() {
        return token;
    }
}
