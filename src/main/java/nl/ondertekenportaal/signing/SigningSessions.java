package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.identity.FreshFactor;
import nl.ondertekenportaal.identity.PasskeyEvidence;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.ValidAuthorities;
import org.jspecify.annotations.Nullable;

/** The signing sessions: showing a list, authorising it once, and what came of each agreement. */
@ApplicationScoped
@Transactional
public class SigningSessions {

    private static final int MOST_NAMES = 5;

    @PersistenceContext
    EntityManager em;

    @Inject
    @LegalTime
    Clock clock;

    @Inject
    Agreements agreements;

    @Inject
    FreshFactor factor;

    @Inject
    People people;

    @Inject
    SigningAuthorities authorities;

    @Inject
    LegalCalendar calendar;

    @Inject
    Event<AuditableEvent> events;

    /**
     * Fixes the list that the signatory is shown, each agreement in its latest revision.
     *
     * @throws RuleBroken {@code signing.noAuthority} if the actor may not sign today, {@code signing.nothing} if none of these
     *     waits for the actor's signature, {@code signing.outsideScope.some} or {@code
     *     signing.jointAlone.some}, with names, if the actor may not sign one of them
     */
    public UUID show(Actor actor, Collection<AgreementId> chosen) {
        actor.require(Role.SIGNATORY);
        ValidAuthorities valid = authorities.require(actor, calendar.today());
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
        refuseOutside(actor, valid, shown);
        SigningSession session = new SigningSession(actor, shown, clock.instant());
        em.persist(session);
        return session.id();
    }

    /** Of several reasons, the one that the first of them breaks; with the names of all that break it. */
    private static void refuseOutside(Actor actor, ValidAuthorities valid, Collection<Agreement> shown) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Agreement agreement : shown) {
            int people = agreement.signaturesNeeded(
                    agreement.sideOf(actor.ownOrganisation()).orElseThrow());
            valid.hindrance(agreement.platformBySector().keySet(), people)
                    .ifPresent(broken -> names.computeIfAbsent(broken.key(), none -> new ArrayList<>())
                            .add(agreement
                                    .counterpartyOf(actor.ownOrganisation())
                                    .name()));
        }
        names.forEach((key, all) -> {
            String some = all.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
            throw new RuleBroken(key + ".some", all.size(), some);
        });
    }

    /** @throws NotFound if it is not a session of this person for this organisation */
    public SigningSession get(Actor actor, UUID id) {
        actor.require(Role.SIGNATORY);
        return own(actor, em.find(SigningSession.class, id));
    }

    /** How far it is; counted by the database, so that a page may ask every second for hundreds of agreements. */
    public Progress progress(Actor actor, UUID id) {
        SigningSession session = get(actor, id);
        Object[] counts =
                em.createQuery("""
                        select count(i), count(i.signedHash), count(i.refusal)
                        from SigningItem i where i.session.id = :id""", Object[].class).setParameter("id", id).getSingleResult();
        return new Progress((Long) counts[0], (Long) counts[1], (Long) counts[2], session.isFinished());
    }

    /** The sessions of this person that were authorised and still go on, the oldest first. */
    public List<SigningSession> running(Actor actor) {
        if (!actor.has(Role.SIGNATORY)) {
            return List.of();
        }
        return em.createQuery("""
                        select s from SigningSession s
                        where s.personId = :person and s.organisationId = :organisation
                          and s.authorisedAt is not null and s.finishedAt is null
                        order by s.authorisedAt""", SigningSession.class)
                .setParameter("person", actor.ownPerson().value())
                .setParameter("organisation", actor.ownOrganisation().value())
                .getResultStream()
                .filter(session -> session.isOf(actor))
                .toList();
    }

    /** The list, in the order in which it was shown, with all that a page shows of it. */
    public List<SigningItem> items(Actor actor, UUID id) {
        get(actor, id);
        return items(id, "");
    }

    /** What was not signed, each with its reason. */
    public List<SigningItem> refused(Actor actor, UUID id) {
        get(actor, id);
        return items(id, "and i.refusal is not null");
    }

    private List<SigningItem> items(UUID id, String which) {
        return em.createQuery("""
                        select i from SigningItem i
                        join fetch i.agreement a join fetch a.municipality join fetch a.partner
                        where i.session.id = :id %s order by i.position""".formatted(which), SigningItem.class)
                .setParameter("id", id)
                .setHint("eclipselink.batch", "i.agreement.platformBySector")
                .setHint("eclipselink.batch.type", "IN")
                .getResultList();
    }

    /**
     * Shows what was refused once more, each agreement as it is now.
     *
     * @throws RuleBroken {@code signing.nothing} if none of it waits for the actor's signature any more
     */
    public UUID retry(Actor actor, UUID id) {
        return show(
                actor,
                refused(actor, id).stream().map(item -> item.agreement().id()).toList());
    }

    /** Who signed, by side and in this order; only for who may see the agreement. */
    public Map<Side, List<Signatory>> signatories(Actor actor, AgreementId id) {
        Agreement agreement = agreements.get(actor, id);
        Map<Side, List<Signatory>> signatories = new EnumMap<>(Side.class);
        em.createQuery("""
                        select i from SigningItem i left join fetch i.authority left join fetch i.given
                        where i.agreement.id = :id and i.signedHash is not null
                        order by i.signedAt""", SigningItem.class)
                .setParameter("id", id.value())
                .getResultList()
                .forEach(item -> agreement
                        .sideOf(item.session().organisation())
                        .ifPresent(side -> signatories
                                .computeIfAbsent(side, none -> new ArrayList<>())
                                .add(signatory(item))));
        return signatories;
    }

    private static Signatory signatory(SigningItem item) {
        return new Signatory(
                item.signatoryName().orElse(""),
                item.signatoryFunction().orElse(""),
                item.signedAt().orElseThrow(),
                item.ground());
    }

    /**
     * The signatory wants every agreement on the list signed; a fresh second factor proves who it is. What a passkey signed is kept.
     *
     * @param proof a code, or what a passkey signed for this very list
     * @throws RuleBroken {@code signing.noAuthority} or one of these before the code is looked at, so that it is not used up; if
     *     the code is wrong or was used, the passkey signed something else, the list was shown too long ago, or it was authorised
     *     before; {@code signing.recovered} while nobody has confirmed that the person who got in anew is the same one
     */
    public void authorise(Actor actor, UUID id, @Nullable String proof) {
        SigningSession shown = get(actor, id);
        List<Agreement> list =
                items(id, "").stream().map(SigningItem::agreement).toList();
        refuseOutside(actor, authorities.require(actor, calendar.today()), list);
        people.get(actor.ownPerson()).refuseSigningUnconfirmed();
        Optional<PasskeyEvidence> evidence = factor.prove(actor, shown.intent(), proof);
        SigningSession session = own(actor, em.find(SigningSession.class, id, LockModeType.PESSIMISTIC_WRITE));
        Instant now = clock.instant();
        session.authorise(now);
        em.persist(new SigningAuthorisation(session, evidence, now));
        events.fire(new SigningEvent.Authorised(actor, id, Optional.of(session.listHash())));
    }

    /** With what the list was authorised; empty before that, and for what was authorised before it was kept. */
    public Optional<SigningAuthorisation> authorisation(Actor actor, UUID id) {
        get(actor, id);
        return Optional.ofNullable(em.find(SigningAuthorisation.class, id));
    }

    /** Verifies anew, from what is stored and nothing else, that the signatory's passkey signed this list and no other. */
    public boolean isProven(Actor actor, UUID id) {
        SigningSession session = get(actor, id);
        return authorisation(actor, id).filter(kept -> kept.proves(session)).isPresent();
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
