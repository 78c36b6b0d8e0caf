package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.identity.CodePurpose;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/** The signing sessions: showing a list, authorising it once, and what came of each agreement. */
@ApplicationScoped
@Transactional
public class SigningSessions {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Agreements agreements;

    @Inject
    Credentials credentials;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Event<AuditableEvent> events;

    /**
     * Fixes the list that the signatory is shown, each agreement in its latest revision.
     *
     * @throws RuleBroken {@code signing.nothing} if none of these waits for the actor's signature
     */
    public UUID show(Actor actor, Collection<AgreementId> chosen) {
        actor.require(Role.SIGNATORY);
        Map<AgreementId, Agreement> waiting =
                agreements.toSign(actor).stream().collect(Collectors.toMap(Agreement::id, Function.identity()));
        List<Agreement> shown = chosen.stream()
                .distinct()
                .filter(waiting::containsKey)
                .map(waiting::get)
                .toList();
        if (shown.isEmpty()) {
            throw new RuleBroken("signing.nothing");
        }
        SigningSession session = new SigningSession(actor, shown, clock.instant());
        em.persist(session);
        return session.id();
    }

    /** @throws NotFound if it is not a session of this person for this organisation */
    public SigningSession get(Actor actor, UUID id) {
        actor.require(Role.SIGNATORY);
        // with all that a page shows of it, since it is read after this transaction
        SigningSession session = em.createQuery("""
                        select s from SigningSession s
                        join fetch s.items i join fetch i.agreement a join fetch a.municipality join fetch a.partner
                        where s.id = :id""", SigningSession.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElse(null);
        return own(actor, session);
    }

    /** The names of those who signed, by side; only for who may see the agreement. */
    public Map<Side, String> signatories(Actor actor, AgreementId id) {
        Agreement agreement = agreements.get(actor, id);
        Map<Side, String> names = new EnumMap<>(Side.class);
        em.createQuery(
                        "select i from SigningItem i where i.agreement.id = :id and i.signedHash is not null",
                        SigningItem.class)
                .setParameter("id", id.value())
                .getResultList()
                .forEach(item -> agreement
                        .sideOf(item.session().organisation())
                        .ifPresent(side -> names.put(
                                side, people.get(item.session().person()).name())));
        return names;
    }

    /**
     * The signatory wants every agreement on the list signed; a fresh second factor proves who it is.
     *
     * @throws RuleBroken if the code is wrong or was used, the list was shown too long ago, or it was authorised before, or
     *     {@code signing.recovered} while nobody has confirmed that the person who got in anew is the same one
     */
    public void authorise(Actor actor, UUID id, @Nullable String code) {
        get(actor, id);
        people.get(actor.ownPerson()).refuseSigningUnconfirmed();
        credentials.checkCode(actor, code, CodePurpose.STEP_UP).require();
        SigningSession session = own(actor, em.find(SigningSession.class, id, LockModeType.PESSIMISTIC_WRITE));
        session.authorise(clock.instant());
        events.fire(new SigningEvent.Authorised(actor, id, Optional.of(session.listHash())));
    }

    /** @throws NotFound if this is not the form of an id */
    public static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("signing session");
        }
    }

    private static SigningSession own(Actor actor, @Nullable SigningSession session) {
        SigningSession found = found(session);
        if (!found.isOf(actor)) {
            throw new NotFound("signing session");
        }
        return found;
    }

    private static SigningSession found(@Nullable SigningSession session) {
        if (session == null) {
            throw new NotFound("signing session");
        }
        return session;
    }
}
