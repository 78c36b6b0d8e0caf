package nl.ondertekenportaal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.StepUp;
import org.jspecify.annotations.Nullable;

/** A second factor just before something that matters: a code of the authenticator app, or what a passkey signed for it. */
@ApplicationScoped
public class FreshFactor implements StepUp {

    /** With this begins what a passkey signed; no code does. */
    private static final String SIGNED = "passkey:";

    @Inject
    Credentials credentials;

    @Inject
    PasskeyChecks passkeys;

    @Override
    public void require(Actor actor, Intent intent, @Nullable String proof) {
        prove(actor, intent, proof);
    }

    /**
     * As {@link #require(Actor, Intent, String)}.
     *
     * @return what the passkey signed, to keep as evidence; empty if it was a code
     */
    public Optional<PasskeyEvidence> prove(Actor actor, Intent intent, @Nullable String proof) {
        if (proof == null || !proof.startsWith(SIGNED)) {
            credentials.checkCode(actor, proof, CodePurpose.STEP_UP).require();
            return Optional.empty();
        }
        Optional<PasskeyEvidence> evidence = passkeys.stepUp(actor, intent, proof.substring(SIGNED.length()));
        if (evidence.isEmpty()) {
            throw new RuleBroken("passkey.refused");
        }
        return evidence;
    }
}
