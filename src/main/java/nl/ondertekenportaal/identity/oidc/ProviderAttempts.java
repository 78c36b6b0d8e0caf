package nl.ondertekenportaal.identity.oidc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The browsers that are at a provider now; in the database, so that they may come back to another node. */
@ApplicationScoped
@Transactional
public class ProviderAttempts {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** The arguments are those of {@link ProviderAttempt}. Those who never came back are forgotten. */
    public ProviderAttempt.Secrets begin(String provider, String browser, VisitPurpose purpose) {
        Instant now = clock.instant();
        em.createQuery("delete from ProviderAttempt a where a.expiresAt < :now")
                .setParameter("now", now)
                .executeUpdate();
        ProviderAttempt.Secrets secrets = ProviderAttempt.Secrets.random();
        em.persist(new ProviderAttempt(secrets, provider, browser, purpose, now));
        return secrets;
    }

    /** The attempt that has this state, used up whether it fits or not; empty if it does not. */
    public Optional<ProviderAttempt> take(String state, String provider, String browser) {
        ProviderAttempt attempt =
                em.find(ProviderAttempt.class, ProviderAttempt.hash(state).bytes(), LockModeType.PESSIMISTIC_WRITE);
        if (attempt == null) {
            return Optional.empty();
        }
        em.remove(attempt);
        return Optional.of(attempt).filter(found -> found.fits(provider, browser, clock.instant()));
    }
}
