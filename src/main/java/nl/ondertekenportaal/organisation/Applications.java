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
import java.util.stream.Collectors;
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

/** Applying, confirming the address, and being admitted. */
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
    Drafts drafts;

    @Inject
    ApplicantDesk desk;

    @Inject
    Umbrellas umbrellas;

    @Inject
    MailedLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    /** @throws RuleBroken if the municipality is unknown today or takes part already, or a number is wrong */
    public UUID applyAsMunicipality(@Nullable String cbsCode, Identifiers identifiers, Applicant applicant) {
        Municipality municipality = registers.municipalityToday(cbsCode);
        return apply(Particulars.ofMunicipality(municipality, identifiers), null, applicant);
    }

    /**
     * In the whole country, over every platform.
     *
     * @throws RuleBroken if the name is no legal entity's, the organisation takes part already, or a number is wrong
     */
    public UUID applyAsPartner(
            long partnerName,
            @Nullable String legalName,
            Set<String> sectors,
            Identifiers identifiers,
            Applicant applicant) {
        PartnerName partner = registers.legalEntity(partnerName);
        Set<String> platforms = registers.platformsToday().stream()
                .map(ExchangePlatform::getCode)
                .collect(Collectors.toSet());
        Particulars stated = Particulars.ofPartner(partner, legalName, identifiers)
                .sectors(sectors)
                .platforms(platforms);
        return apply(stated, null, applicant);
    }

    /**
     * Takes an application in. It waits for NVVK once the applicant has confirmed the address.
     *
     * @param draft in which it was filled in, null if in none
     * @throws RuleBroken if something is missing or wrong, or the organisation takes part already
     */
    public UUID apply(Particulars stated, @Nullable UUID draft, Applicant applicant) {
        Application application = new Application(stated, draft, applicant, clock.instant());
        if (application.identity().identifiers().isTest() && !mode.isDemo()) {
            throw new RuleBroken("identifier.test");
        }
        refuseIfAdmitted(application);
        if (isTooMany(application)) {
            // answered as usual, but nobody's mailbox is filled from here
            return application.id();
        }
        em.persist(application);
        if (draft != null) {
            drafts.sent(draft);
        }
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

    /** The applicant reads the mailbox: the application now waits for NVVK, and the applicant gets the way to its state. */
    public Application confirm(@Nullable String token) {
        Application application = confirmed(application(links.use(CONFIRM, token)));
        desk.mail(application, "application.received");
        return application;
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

    /** Admits it on the word of one member of staff; where two must agree, pages go through {@link Admission}. */
    public OrganisationId admit(Actor actor, UUID id) {
        return admit(actor, id, false);
    }

    /**
     * The organisation takes part from now on, and the applicant gets a link to log in for the first time.
     *
     * @param fourEyes whether somebody else of NVVK must have proposed it
     */
    public OrganisationId admit(Actor actor, UUID id, boolean fourEyes) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        Application application = locked(id);
        refuseIfAdmitted(application);
        application.admit(actor.ownPerson(), fourEyes, clock.instant());
        return takeIn(actor, application);
    }

    /**
     * The same, without anybody who decides; {@link AdmissionAtOnce} knows that it may be.
     *
     * @param application locked by the caller
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void admitAtOnce(Application application) {
        refuseIfAdmitted(application);
        application.admitAtOnce(clock.instant());
        application.becameAtOnce(takeIn(Actor.ANONYMOUS, application));
    }

    private OrganisationId takeIn(Actor actor, Application application) {
        Organisation organisation = organisations.admit(application);
        Person person = people.admit(application, organisation);
        tellAdmitted(actor, application, organisation);
        for (Organisation other : organisations.admitOthers(application)) {
            people.give(person, other.id(), Role.ADMINISTRATOR, Role.SIGNATORY);
            tellAdmitted(actor, application, other);
        }
        umbrellas.admitted(application, organisation);
        return organisation.id();
    }

    /** Of each organisation by itself: what follows from an admission follows for each. */
    private void tellAdmitted(Actor actor, Application application, Organisation organisation) {
        tell(
                "application.admitted",
                actor,
                application,
                Map.of("organisation", organisation.id().toString()));
    }

    /** @throws RuleBroken {@code application.reasonRequired} */
    public void refuse(Actor actor, UUID id, @Nullable String reason) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        Application application = locked(id);
        application.refuse(actor.ownPerson(), reason, clock.instant());
        desk.mail(application, "application.refused");
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

    /** For who changes it: one at a time. */
    public Application locked(UUID id) {
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
