package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Reorganisation.Basis;
import org.jspecify.annotations.Nullable;

/** The register of mergers, splits and the like. Everybody who is logged in reads it; NVVK enters. */
@ApplicationScoped
@Transactional
public class Reorganisations {

    /** Whoever enters or withdraws waits for whoever does, so that no two of them contradict each other. */
    private static final long TURN = 75;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    ReorganisationParties parties;

    @Inject
    People people;

    @Inject
    StepUp stepUp;

    @Inject
    Event<AuditableEvent> events;

    /**
     * What NVVK fills in.
     *
     * @param from who it goes from, one a line: the name or the code of a municipality, the name or the KvK number of a partner
     * @param to the same; a municipality that is new stands there with its code and its name
     */
    public record Draft(ReorganisationKind kind, @Nullable LocalDate day, Basis basis, String from, String to) {}

    /** All, those that were withdrawn included, the latest day first. */
    public List<Reorganisation> all(Actor actor) {
        actor.ownPerson();
        return em.createQuery(
                        "select r from Reorganisation r order by r.day desc, r.recordedAt desc, r.id",
                        Reorganisation.class)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "r.parties")
                .setHint("eclipselink.batch", "r.withdrawal")
                .getResultList();
    }

    /** @throws NotFound if there is none */
    public Reorganisation get(Actor actor, UUID id) {
        actor.ownPerson();
        Reorganisation reorganisation = em.find(Reorganisation.class, id);
        if (reorganisation == null) {
            throw new NotFound("reorganisation");
        }
        return reorganisation;
    }

    /** Of whom something passes by law, or to whom, by this reorganisation, by their keys. */
    public List<String> passing(UUID id) {
        Reorganisation reorganisation = em.find(Reorganisation.class, id);
        return reorganisation == null || !reorganisation.kind().passesByLaw()
                ? List.of()
                : Stream.concat(reorganisation.from().stream(), reorganisation.to().stream())
                        .map(Reorganisation.Party::key)
                        .toList();
    }

    /** What passes by law, of what was not withdrawn. */
    public Succession succession() {
        return Succession.of(
                em.createQuery("select r from Reorganisation r order by r.recordedAt, r.id", Reorganisation.class)
                        .setHint("eclipselink.batch.type", "IN")
                        .setHint("eclipselink.batch", "r.parties")
                        .setHint("eclipselink.batch", "r.withdrawal")
                        .getResultStream()
                        .flatMap(reorganisation -> reorganisation.passage().stream())
                        .toList());
    }

    /** Every reorganisation through which this organisation lives on, those ahead included; the oldest first. */
    public List<Reorganisation> after(Organisation organisation) {
        if (organisation.endsOn().isEmpty()) {
            return List.of();
        }
        return succession().chain(organisation.successionKey(), LocalDate.MAX).stream()
                .map(passage -> em.find(Reorganisation.class, passage.reorganisation()))
                .toList();
    }

    /** Who of those that take part stands on this day for what was this organisation's: itself while it exists, after that those in whom it lives on. */
    public List<Organisation> standingFor(Organisation party, LocalDate day) {
        return party.isEndedOn(day) ? organisations(succession().areaOn(party.successionKey(), day)) : List.of(party);
    }

    /** Those that do not exist any more on this day and for which this organisation stands. */
    public List<Organisation> predecessors(Organisation own, LocalDate day) {
        String key = own.successionKey();
        return concern(key) ? organisations(succession().predecessors(key, day)) : List.of();
    }

    private List<Organisation> organisations(Collection<String> keys) {
        return keys.stream().flatMap(this::organisation).toList();
    }

    /** None if this municipality does not take part. */
    private Stream<Organisation> organisation(String key) {
        return Succession.isMunicipality(key)
                ? em.createQuery("select o from Organisation o where o.identity.cbsCode = :code", Organisation.class)
                        .setParameter("code", key)
                        .getResultStream()
                : Stream.of(em.find(Organisation.class, UUID.fromString(key)));
    }

    /** Whether this organisation stands on this day for one that does not exist any more. */
    public boolean standsFor(Organisation own, Organisation ended, LocalDate day) {
        return ended.isEndedOn(day)
                && succession().areaOn(ended.successionKey(), day).contains(own.successionKey());
    }

    /** Whether what one had that does not exist any more on this day went to more than one. */
    public boolean isDivided(Organisation ended, LocalDate day) {
        return ended.isEndedOn(day)
                && succession().areaOn(ended.successionKey(), day).size() > 1;
    }

    /** Whether everything of one that does not exist any more on this day is this organisation's, and nothing somebody else's. */
    public boolean standsAloneFor(Organisation own, Organisation ended, LocalDate day) {
        return ended.isEndedOn(day)
                && succession().areaOn(ended.successionKey(), day).equals(Set.of(own.successionKey()));
    }

    /**
     * Whether one of these has a part in what passes by law; without that everything is as it is written.
     *
     * @param parties codes of municipalities or ids of legal entities
     */
    public boolean concern(String... parties) {
        return !em.createNativeQuery("""
                        select 1 from reorganisation_party p join reorganisation r on r.id = p.reorganisation_id
                        where p.party = any (string_to_array(?1, ','))
                          and r.kind in ('MUNICIPAL_MERGER', 'MUNICIPAL_SPLIT', 'LEGAL_MERGER')
                          and not exists (select from reorganisation_withdrawal w where w.reorganisation_id = r.id)
                        limit 1""")
                .setParameter(1, String.join(",", parties))
                .getResultList()
                .isEmpty();
    }

    /** What a fresh factor is asked for: entering a reorganisation. */
    public static Intent entering() {
        return Intent.to("reorganisation.enter");
    }

    /** What a fresh factor is asked for: withdrawing this reorganisation. */
    public static Intent withdrawing(UUID id) {
        return Intent.to("reorganisation.withdraw", id);
    }

    /**
     * Enters one ahead of its day.
     *
     * @throws RuleBroken as {@link Reorganisation}, {@link ReorganisationParties} and {@link Succession#with}; {@code reorganisation.known} if the
     *     same was entered before
     */
    public UUID enter(Actor actor, Draft draft, @Nullable String code) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        takeTurn();
        LocalDate day = Optional.ofNullable(draft.day()).orElseThrow(() -> new RuleBroken("reorganisation.noDay"));
        var reorganisation = new Reorganisation(
                actor, draft.kind(), day, draft.basis(), parties.read(draft, day), clock.instant(), calendar.today());
        refuseKnown(actor, reorganisation);
        Succession before = succession();
        reorganisation.passage().ifPresent(before::with);
        stepUp.require(actor, entering(), code);
        em.persist(reorganisation);
        parties.begin(reorganisation);
        events.fire(reorganisation.entered(actor));
        return reorganisation.id();
    }

    private void refuseKnown(Actor actor, Reorganisation entered) {
        all(actor).stream()
                .filter(other -> !other.isWithdrawn()
                        && other.kind() == entered.kind()
                        && other.day().equals(entered.day())
                        && other.from().equals(entered.from())
                        && other.to().equals(entered.to()))
                .findFirst()
                .ifPresent(other -> {
                    throw new RuleBroken("reorganisation.known");
                });
    }

    /**
     * It does not go through, or was entered wrongly: from now on everything is reckoned without it.
     *
     * @throws RuleBroken as {@link Reorganisation#withdraw} and {@link Succession#without}
     */
    public void withdraw(Actor actor, UUID id, @Nullable String reason, @Nullable String code) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        takeTurn();
        Reorganisation reorganisation = get(actor, id);
        succession().without(id);
        ReorganisationEvent withdrawn = reorganisation.withdraw(actor, reason, clock.instant(), calendar.today());
        stepUp.require(actor, withdrawing(id), code);
        parties.stay(reorganisation);
        events.fire(withdrawn);
    }

    private void takeTurn() {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
                .setParameter(1, TURN)
                .getResultList();
    }

    /** @throws NotFound if this is not the form of an id */
    public static UUID id(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("reorganisation");
        }
    }
}
