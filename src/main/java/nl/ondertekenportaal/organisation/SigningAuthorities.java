package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** Who may sign for which organisation. Each sees and records only those of the own organisation. */
@ApplicationScoped
@Transactional
public class SigningAuthorities {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    Event<AuditableEvent> events;

    /** All of the actor's organisation, those of the past included: by person, the newest first. */
    public List<SigningAuthority> own(Actor actor) {
        return em.createQuery("""
                        select distinct a from SigningAuthority a join fetch a.person p left join fetch a.ends
                        where a.organisationId = :own""", SigningAuthority.class)
                .setParameter("own", actor.ownOrganisation().value())
                .getResultStream()
                .sorted(Comparator.comparing((SigningAuthority a) -> a.person().name())
                        .thenComparing(a -> a.person().id().toString())
                        .thenComparing(SigningAuthority::firstDay, Comparator.reverseOrder())
                        .thenComparing(SigningAuthority::recordedAt, Comparator.reverseOrder()))
                .toList();
    }

    /** @throws NotFound if there is none, or it is another organisation's */
    public SigningAuthority get(Actor actor, UUID id) {
        SigningAuthority authority = em.find(SigningAuthority.class, id);
        if (authority == null || !authority.organisation().equals(actor.ownOrganisation())) {
            throw new NotFound("signing authority");
        }
        return authority;
    }

    /** On what the actor may sign for the own organisation on this legal day; of several, the one that holds longest already. */
    public Optional<SigningAuthority> validOn(Actor actor, LocalDate day) {
        if (organisations.get(actor.ownOrganisation()).isEndedOn(day)) {
            return Optional.empty();
        }
        return em.createQuery("""
                        select distinct a from SigningAuthority a join fetch a.person p left join fetch a.ends
                        where a.organisationId = :organisation and p.id = :person and a.validFrom <= :day""", SigningAuthority.class)
                .setParameter("organisation", actor.ownOrganisation().value())
                .setParameter("person", actor.ownPerson().value())
                .setParameter("day", day)
                .getResultStream()
                .filter(authority -> authority.isValidOn(day))
                .min(Comparator.comparing(SigningAuthority::firstDay).thenComparing(SigningAuthority::recordedAt));
    }

    /**
     * @throws RuleBroken {@code signing.noAuthority} if the actor may not sign for the own organisation on this legal day,
     *     {@code signing.organisationEnded} if that does not exist on it any more
     */
    public SigningAuthority require(Actor actor, LocalDate day) {
        if (organisations.get(actor.ownOrganisation()).isEndedOn(day)) {
            throw new RuleBroken("signing.organisationEnded");
        }
        return validOn(actor, day).orElseThrow(() -> new RuleBroken("signing.noAuthority"));
    }

    /** The people of the actor's organisation, for whom an authority can be recorded. */
    public List<Person> people(Actor actor) {
        return em.createQuery("""
                        select p from Person p
                        where p.disabledAt is null
                          and exists (select m from Membership m where m.personId = p.id and m.organisationId = :own)
                        order by p.name, p.id""", Person.class)
                .setParameter("own", actor.ownOrganisation().value())
                .getResultList();
    }

    /** Which people of the actor's organisation have the role without which no authority is of use. */
    public List<PersonId> signatories(Actor actor) {
        return em.createQuery("""
                        select m.personId from Membership m
                        where m.organisationId = :own and m.role = :signatory""", UUID.class)
                .setParameter("own", actor.ownOrganisation().value())
                .setParameter("signatory", Role.SIGNATORY)
                .getResultStream()
                .map(PersonId::new)
                .toList();
    }

    /**
     * Records that somebody of the actor's organisation may sign for it.
     *
     * @throws RuleBroken {@code authority.person} if the person does not belong to it; rules as {@link SigningAuthority}
     */
    public UUID record(
            Actor actor, @Nullable UUID person, @Nullable AuthorityKind kind, Decision decision, Validity validity) {
        actor.require(Role.ADMINISTRATOR);
        people.refuseUnconfirmed(actor);
        Person signatory = people(actor).stream()
                .filter(each -> each.id().value().equals(person))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("authority.person"));
        if (kind == null) {
            throw new RuleBroken("authority.kind");
        }
        Organisation organisation = organisations.get(actor.ownOrganisation());
        var authority = new SigningAuthority(
                actor, signatory, organisation, kind, decision, validity, clock.instant(), calendar.today());
        em.persist(authority);
        events.fire(authority.recorded(actor));
        return authority.id();
    }

    /**
     * The authority holds up to and including this day, and no longer.
     *
     * @throws NotFound if it is another organisation's
     * @throws RuleBroken {@code authority.lastDay} if no day was given, {@code authority.endsEarlier}
     */
    public void end(Actor actor, UUID id, @Nullable LocalDate lastDay) {
        actor.require(Role.ADMINISTRATOR);
        people.refuseUnconfirmed(actor);
        SigningAuthority authority = get(actor, id);
        if (lastDay == null) {
            throw new RuleBroken("authority.lastDay");
        }
        events.fire(authority.end(actor, lastDay, clock.instant()));
    }
}
