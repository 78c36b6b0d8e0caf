package nl.ondertekenportaal.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/** The machines that may read the matrix. */
@ApplicationScoped
@Transactional
public class ApiClients {

    /** What letting a machine in is called where a fresh factor is asked for it. */
    public static final Intent CREATING = Intent.to("apiClient.create");

    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    People people;

    @Inject
    FreshFactor factor;

    @Inject
    Event<AuditableEvent> events;

    /**
     * Lets a machine in.
     *
     * @param proof fresh second factor of the member of staff
     * @return the token, which is shown once and kept nowhere
     */
    public String create(Actor actor, @Nullable String name, @Nullable String proof) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        if (name == null || name.isBlank() || name.length() > 100) {
            throw new RuleBroken("apiClient.name");
        }
        factor.require(actor, CREATING, proof);
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var client = new ApiClient(name.strip(), hash(token), actor.ownPerson(), clock.instant());
        em.persist(client);
        events.fire(new IdentityEvent("apiClient.created", actor, client.getId()));
        return token;
    }

    /** From now on the machine's token is refused. */
    public void revoke(Actor actor, UUID id) {
        actor.require(Role.NVVK_STAFF);
        ApiClient client = em.find(ApiClient.class, id);
        if (client == null) {
            throw new NotFound("apiClient");
        }
        client.revoke(clock.instant());
        events.fire(new IdentityEvent("apiClient.revoked", actor, id));
    }

    public List<ApiClient> all(Actor actor) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return em.createQuery("select c from ApiClient c order by c.createdAt", ApiClient.class)
                .getResultList();
    }

    /** The machine that this token lets in. */
    public Optional<ApiClient> byToken(String token) {
        return em.createQuery(
                        "select c from ApiClient c where c.tokenHash = :hash and c.revokedAt is null", ApiClient.class)
                .setParameter("hash", hash(token).bytes())
                .getResultStream()
                .findFirst();
    }

    private static Sha256 hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8));
    }
}
