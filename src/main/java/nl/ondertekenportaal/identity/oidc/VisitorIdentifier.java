package nl.ondertekenportaal.identity.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import nl.ondertekenportaal.organisation.VerifiedIdentifier;

/** Of a visitor whom a provider vouches for and who has no account here. */
@ApplicationScoped
public class VisitorIdentifier implements VerifiedIdentifier {

    private static final Duration BELIEVED_FOR = Duration.ofMinutes(30);

    @Inject
    OutsideSession session;

    @Inject
    Clock clock;

    @Override
    public Optional<Verified> current() {
        return session.outcome()
                .filter(Outcome.Stranger.class::isInstance)
                .map(stranger -> ((Outcome.Stranger) stranger).said())
                .filter(said -> clock.instant().isBefore(said.at().plus(BELIEVED_FOR)));
    }
}
