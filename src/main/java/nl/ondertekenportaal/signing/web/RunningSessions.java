package nl.ondertekenportaal.signing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.signing.Progress;
import nl.ondertekenportaal.signing.SigningSession;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jspecify.annotations.Nullable;

/** The way back to signing that goes on in the background, for whoever closed its page. */
@Named
@RequestScoped
public class RunningSessions {

    @Inject
    SigningSessions sessions;

    @Inject
    Actor actor;

    private @Nullable List<SigningSession> all;

    public List<SigningSession> getAll() {
        if (all == null) {
            all = sessions.running(actor);
        }
        return all;
    }

    public Progress progress(SigningSession session) {
        return sessions.progress(actor, session.id());
    }
}
