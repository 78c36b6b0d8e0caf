package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/** How many people sign together for an organisation. What was offered keeps the number of the day on which it was offered. */
@ApplicationScoped
@Transactional
public class SigningRules {

    @PersistenceContext
    EntityManager em;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    StepUp stepUp;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    /**
     * From now on so many sign together; the other administrators are told.
     *
     * @throws nl.ondertekenportaal.common.RuleBroken {@code signingRule.same} if it is so already; rules as {@link StepUp}
     */
    public void change(Actor actor, int signatures, @Nullable String code) {
        actor.require(Role.ADMINISTRATOR);
        people.refuseUnconfirmed(actor);
        Organisation organisation = organisations.get(actor.ownOrganisation());
        organisation.changeSignatures(signatures);
        stepUp.require(actor, code);
        tell(actor, organisation);
        events.fire(new OrganisationEvent(
                "signingRule.changed",
                actor,
                organisation.id().value(),
                Map.of("signatures", String.valueOf(signatures))));
    }

    private void tell(Actor actor, Organisation organisation) {
        em.createQuery("""
                        select p from Membership m, Person p
                        where m.organisationId = :organisation and m.role = :administrator and p.id = m.personId
                          and p.id <> :actor and p.disabledAt is null and p.activatedAt is not null""", Person.class)
                .setParameter("organisation", organisation.id().value())
                .setParameter("administrator", Role.ADMINISTRATOR)
                .setParameter("actor", actor.ownPerson().value())
                .getResultList()
                .forEach(person -> outbox.mail(
                        new MailAddress(person.email()),
                        MailText.of(
                                "signingRule.changed",
                                person.name(),
                                organisation.name(),
                                organisation.signaturesNeeded())));
    }

    /**
     * How many must sign an agreement on these sectors that is offered on this day: what the rule says, and two if nobody may sign it
     * alone although some may together.
     */
    public int signaturesFor(Organisation organisation, Collection<String> sectors, LocalDate day) {
        if (organisation.signaturesNeeded() > 1) {
            return organisation.signaturesNeeded();
        }
        List<SigningAuthority> able = em.createQuery("""
                        select distinct a from SigningAuthority a left join fetch a.ends left join fetch a.verdicts
                        where a.organisationId = :organisation and a.validFrom <= :day""", SigningAuthority.class)
                .setParameter("organisation", organisation.id().value())
                .setParameter("day", day)
                // what the caller has made and not stored yet has nothing to do with it
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .filter(authority -> authority.isValidOn(day) && authority.covers(sectors))
                .toList();
        return !able.isEmpty() && able.stream().allMatch(SigningAuthority::isJoint) ? 2 : 1;
    }
}
