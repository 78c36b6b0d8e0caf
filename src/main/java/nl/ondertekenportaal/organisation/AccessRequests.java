package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/** People whom a provider vouches for and who ask to work for an organisation. Its administrators let them in, or not. */
@ApplicationScoped
@Transactional
public class AccessRequests {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Organisations organisations;

    @Inject
    Invitations invitations;

    @Inject
    People people;

    @Inject
    VerifiedIdentifier verified;

    @Inject
    PublicAddress address;

    @Inject
    Outbox outbox;

    @Inject
    Event<AuditableEvent> events;

    @Inject
    Event<AccessGranted> granted;

    /**
     * The visitor asks to work for the organisation for which the provider vouches; its administrators get a mail.
     *
     * @throws RuleBroken {@code access.notVerified}, {@code access.asked} if it was asked before, {@code access.refused} if it was
     *     refused a short time ago, {@code access.suspended}
     */
    public void ask(Applicant asker) {
        VerifiedIdentifier.Verified said = verified.current().orElseThrow(() -> new RuleBroken("access.notVerified"));
        Organisation organisation =
                organisations.identifiedBy(said.identifiers()).orElseThrow(() -> new RuleBroken("access.notVerified"));
        if (organisation.isSuspended()) {
            throw new RuleBroken("access.suspended", organisation.name());
        }
        organisations.lock(organisation.id());
        latest(AccessRequest.hash(said), organisation.id())
                .filter(earlier -> earlier.holdsOff(clock.instant()))
                .ifPresent(earlier -> {
                    throw new RuleBroken(
                            earlier.state() == AccessRequest.State.OPEN ? "access.asked" : "access.refused",
                            organisation.name());
                });
        AccessRequest request = new AccessRequest(said, organisation.id(), asker, clock.instant());
        em.persist(request);
        for (MailAddress administrator : whoDecides(organisation.id())) {
            outbox.mail(
                    administrator,
                    MailText.of("access.asked", organisation.name(), address.of("/organisation/people")));
        }
        events.fire(new OrganisationEvent("access.asked", Actor.ANONYMOUS, request.id()));
    }

    /** What the visitor asked before, if that still stands in the way of asking again. */
    public Optional<AccessRequest.State> standing(VerifiedIdentifier.Verified said, OrganisationId organisation) {
        return latest(AccessRequest.hash(said), organisation)
                .filter(request -> request.holdsOff(clock.instant()))
                .map(AccessRequest::state);
    }

    /** What waits for the actor's decision, the oldest first. */
    public List<AccessRequest> open(Actor actor) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        return em.createQuery("""
                        select r from AccessRequest r
                        where r.organisationId = :organisation and r.state = :open order by r.askedAt, r.id""", AccessRequest.class)
                .setParameter("organisation", actor.ownOrganisation().value())
                .setParameter("open", AccessRequest.State.OPEN)
                .getResultList();
    }

    /** @throws NotFound unless it was asked of the actor's organisation */
    public AccessRequest find(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        return own(actor, em.find(AccessRequest.class, id));
    }

    /**
     * Invites the asker. Of somebody new the account at the provider counts from then on; who has an account here links it.
     *
     * @param somebody as the administrator knows the asker, who may have mistyped
     * @param code fresh second factor
     */
    public PersonId accept(Actor actor, UUID id, Applicant somebody, Set<Role> roles, @Nullable String code) {
        AccessRequest request = locked(actor, id);
        request.decide(AccessRequest.State.ACCEPTED, actor.ownPerson(), clock.instant());
        boolean known = people.byEmail(somebody.email()).isPresent();
        PersonId person = invitations.invite(actor, somebody, roles, code);
        if (!known) {
            // whose address was typed by a stranger must not get that stranger's way in: an account that exists links
            // it itself
            granted.fire(request.granted(person));
        }
        events.fire(new OrganisationEvent("access.granted", actor, id));
        return person;
    }

    /** Nothing is mailed: the address was typed by somebody whom nobody here knows. The asker sees it when logging in again. */
    public void refuse(Actor actor, UUID id) {
        locked(actor, id).decide(AccessRequest.State.REFUSED, actor.ownPerson(), clock.instant());
        events.fire(new OrganisationEvent("access.refused", actor, id));
    }

    /** The asker had an account after all, and linked it: nothing is left to decide. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Sha256 account, OrganisationId organisation) {
        latest(account, organisation)
                .filter(request -> request.state() == AccessRequest.State.OPEN)
                .ifPresent(request -> request.decide(AccessRequest.State.LINKED, null, clock.instant()));
    }

    private AccessRequest locked(Actor actor, UUID id) {
        actor.require(Role.ADMINISTRATOR);
        return own(actor, em.find(AccessRequest.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    private static AccessRequest own(Actor actor, @Nullable AccessRequest request) {
        if (request == null || !request.organisation().equals(actor.ownOrganisation())) {
            throw new NotFound("accessRequest");
        }
        return request;
    }

    private Optional<AccessRequest> latest(Sha256 account, OrganisationId organisation) {
        return em.createQuery("""
                        select r from AccessRequest r
                        where r.accountHash = :account and r.organisationId = :organisation
                        order by r.askedAt desc, r.id""", AccessRequest.class)
                .setParameter("account", account.bytes())
                .setParameter("organisation", organisation.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Where nobody can decide, NVVK helps. */
    private List<MailAddress> whoDecides(OrganisationId organisation) {
        List<MailAddress> administrators = em.createQuery("""
                        select distinct p.email from Membership m, Person p
                        where m.organisationId = :organisation and m.role = :administrator
                          and p.id = m.personId and p.disabledAt is null and p.activatedAt is not null""", String.class)
                .setParameter("organisation", organisation.value())
                .setParameter("administrator", Role.ADMINISTRATOR)
                .getResultStream()
                .map(MailAddress::new)
                .toList();
        return administrators.isEmpty()
                ? organisations.ofNvvk().map(nvvk -> nvvk.profile().contacts().policy()).stream()
                        .toList()
                : administrators;
    }
}
