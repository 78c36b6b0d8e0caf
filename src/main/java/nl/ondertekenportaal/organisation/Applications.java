package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/** Applying, confirming the address, and the decision of NVVK. */
@ApplicationScoped
@Transactional
public class Applications {

    private static final String CONFIRM = "application.confirm";
    private static final Duration CONFIRM_WITHIN = Duration.ofDays(3);

    /** Applications, and so mails, to one address. */
    private static final int MOST_A_DAY = 3;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Mode mode;

    @Inject
    Registers registers;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    /** @throws RuleBroken if the municipality is unknown today or takes part already, or a number is wrong */
    public UUID applyAsMunicipality(@Nullable String cbsCode, Identifiers identifiers, Applicant applicant) {
        Municipality municipality = registers.municipalityToday(cbsCode);
        return submit(Application.ofMunicipality(municipality, identifiers, applicant, clock.instant()));
    }

    /** @throws RuleBroken if the name is no legal entity's, the organisation takes part already, or a number is wrong */
    public UUID applyAsPartner(
            long partnerName,
            @Nullable String legalName,
            Set<String> sectors,
            Identifiers identifiers,
            Applicant applicant) {
        PartnerName partner = registers.legalEntity(partnerName);
        return submit(Application.ofPartner(partner, legalName, sectors, identifiers, applicant, clock.instant()));
    }

    private UUID submit(Application application) {
        if (application.identifiers().isTest() && !mode.isDemo()) {
            throw new RuleBroken("identifier.test");
        }
        refuseIfAdmitted(application);
        if (isTooMany(application)) {
            // answered as usual, but nobody's mailbox is filled from here
            return application.id();
        }
        em.persist(application);
        URI link = links.issue(CONFIRM, application.id(), CONFIRM_WITHIN, "/organisation/confirm");
        outbox.mail(
                application.applicant().email(),
                MailText.of(
                        "application.confirm", application.applicant().name(), application.organisationName(), link));
        tell("application.submitted", Actor.ANONYMOUS, application);
        return application.id();
    }

    private boolean isTooMany(Application application) {
        long today = em.createQuery(
                        "select count(a) from Application a where a.applicantEmail = :email and a.submittedAt > :since",
                        Long.class)
                .setParameter("email", application.applicant().email().value())
                .setParameter("since", clock.instant().minus(Duration.ofDays(1)))
                .getSingleResult();
        return today >= MOST_A_DAY;
    }

    /** What the link in the mail is about. */
    public Application toConfirm(@Nullable String token) {
        return application(links.subject(CONFIRM, token));
    }

    /** The applicant reads the mailbox: the application now waits for NVVK. */
    public Application confirm(@Nullable String token) {
        return confirmed(application(links.use(CONFIRM, token)));
    }

    /** The application of a demo organisation, whose mailbox nobody reads. */
    public void confirmInDemo(UUID id) {
        if (!mode.isDemo()) {
            throw new NotFound("demo");
        }
        confirmed(application(id));
    }

    private Application confirmed(Application application) {
        application.confirm(clock.instant());
        tell("application.confirmed", Actor.ANONYMOUS, application);
        return application;
    }

    public Application find(Actor actor, UUID id) {
        actor.require(Role.NVVK_STAFF, Role.NVVK_AUDITOR);
        return application(id);
    }

    /** The organisation takes part from now on, and the applicant gets a link to log in for the first time. */
    public OrganisationId admit(Actor actor, UUID id) {
        actor.require(Role.NVVK_STAFF);
        Application application = locked(id);
        refuseIfAdmitted(application);
        application.admit(actor.ownPerson(), clock.instant());
        Organisation organisation = organisations.admit(application);
        people.admit(application, organisation);
        tell(
                "application.admitted",
                actor,
                application,
                Map.of("organisation", organisation.id().toString()));
        return organisation.id();
    }

    /** @throws RuleBroken {@code application.reasonRequired} */
    public void refuse(Actor actor, UUID id, @Nullable String reason) {
        actor.require(Role.NVVK_STAFF);
        Application application = locked(id);
        application.refuse(actor.ownPerson(), reason, clock.instant());
        outbox.mail(
                application.applicant().email(),
                MailText.of(
                        "application.refused",
                        application.applicant().name(),
                        application.organisationName(),
                        application.reason().orElseThrow()));
        tell("application.refused", actor, application);
    }

    private void refuseIfAdmitted(Application application) {
        if (organisations.isAdmitted(application)) {
            throw new RuleBroken("application.alreadyAdmitted", application.organisationName());
        }
    }

    private Application application(UUID id) {
        return found(em.find(Application.class, id));
    }

    private Application locked(UUID id) {
        return found(em.find(Application.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static Application found(@Nullable Application application) {
        if (application == null) {
            throw new NotFound("application");
        }
        return application;
    }

    private void tell(String type, Actor actor, Application application) {
        tell(type, actor, application, Map.of());
    }

    private void tell(String type, Actor actor, Application application, Map<String, String> details) {
        events.fire(new OrganisationEvent(type, actor, application.id(), details));
    }
}
