package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * One's own name and function. The name stands in every later signature, so the person and those who let others in are told of it;
 * what was signed before keeps the name of then.
 */
@ApplicationScoped
@Transactional
public class PersonalDetails {

    @Inject
    People people;

    @Inject
    Memberships memberships;

    @Inject
    Organisations organisations;

    @Inject
    Outbox outbox;

    @Inject
    StepUp stepUp;

    @Inject
    Event<AuditableEvent> events;

    /** What a fresh factor is asked for: another name or function of the actor. */
    public static Intent changing(Actor actor) {
        return Intent.to("person.details", actor.ownPerson());
    }

    /**
     * @param code fresh second factor
     * @throws nl.ondertekenportaal.common.RuleBroken {@code applicant.name}, {@code applicant.function}
     */
    public void change(Actor actor, String name, String function, @Nullable String code) {
        Person person = people.get(actor.ownPerson());
        Applicant details = new Applicant(name, function, new MailAddress(person.email()));
        people.refuseUnconfirmed(actor);
        stepUp.require(actor, changing(actor), code);
        String before = person.name();
        person.describe(details);
        if (!before.equals(details.name())) {
            outbox.mail(details.email(), MailText.of("person.renamed", details.name(), before));
            people.organisationsOf(person.id()).forEach(each -> tell(person, before, each));
        }
        events.fire(new OrganisationEvent("person.described", actor, person.id().value(), Map.of()));
    }

    /** Each organisation on its own: none learns of another. */
    private void tell(Person person, String before, OrganisationId organisation) {
        String name = organisations.get(organisation).name();
        memberships.of(organisation).stream()
                .filter(other -> other.leads() && other.state() == Person.State.ACTIVE)
                .filter(other -> !other.person().id().equals(person.id()))
                .forEach(leader -> outbox.mail(
                        new MailAddress(leader.email()),
                        MailText.of("person.renamed.told", before, person.name(), name)));
    }
}
