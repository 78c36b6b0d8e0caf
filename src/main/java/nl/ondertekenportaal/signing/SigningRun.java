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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.document.StoredDocuments.StoredDocument;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.AuthorityLock;
import nl.ondertekenportaal.organisation.Ground;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.trust.SignerSubject;
import org.jspecify.annotations.Nullable;

/**
 * What a run of a session reads and writes, each in a transaction of its own. Public methods in a class that nobody else sees:
 * the container opens a transaction for public methods only.
 */
@ApplicationScoped
@Transactional
class SigningRun {

    @PersistenceContext
    EntityManager em;

    @Inject
    @LegalTime
    Clock clock;

    @Inject
    Agreements agreements;

    @Inject
    StoredDocuments documents;

    @Inject
    Agency agency;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    SigningAuthorities authorities;

    @Inject
    AuthorityLock lock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Event<AuditableEvent> events;

    /** Who signs, with the roles of this moment; empty when the authorisation or the role has ended. */
    public Optional<Actor> authorisedActor(UUID id, Instant now) {
        SigningSession session = found(em.find(SigningSession.class, id));
        Actor actor = agency.actor(session.person(), session.capacity());
        boolean mayNow = actor.has(Role.SIGNATORY) && session.isAuthorisedAt(now);
        return mayNow ? Optional.of(actor) : Optional.empty();
    }

    /**
     * On what the actor signs this agreement at this moment.
     *
     * @throws RuleBroken {@code signing.noAuthority} if the actor may sign nothing on the legal day of this moment, {@code
     *     signing.outsideScope} if not for the sectors of this agreement, {@code signing.jointAlone} if not alone
     */
    public Ground requireAuthority(Actor actor, Agreement agreement, Instant now) {
        int people = agreement
                .sideOf(actor.organisation())
                .map(agreement::signaturesNeeded)
                .orElseThrow(() -> new NotFound("agreement"));
        return authorities
                .validOn(actor, calendar.dayOf(now))
                .require(agreement.platformBySector().keySet(), people);
    }

    /** As when the list was authorised: the account may have been recovered since. */
    public void refuseUnconfirmed(Actor actor) {
        people.get(actor.ownPerson()).refuseSigningUnconfirmed();
    }

    /** The agreements that wait, in the order in which they were shown. */
    public List<AgreementId> waiting(UUID id) {
        return em.createQuery("""
                        select i.agreement.id from SigningItem i
                        where i.session.id = :id and i.signedHash is null and i.refusal is null
                        order by i.position""", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .map(AgreementId::new)
                .toList();
    }

    /** In whose name the one-time certificate is issued. */
    public SignerSubject signer(UUID id) {
        SigningSession session = found(em.find(SigningSession.class, id));
        Organisation organisation = organisations.get(session.organisation());
        String name = people.get(session.person()).name();
        SignerSubject signer = new SignerSubject(name, organisation.name(), organisation.legalIdentifier());
        OrganisationId agent = session.capacity().agent();
        return agent == null ? signer : signer.through(organisations.get(agent).name());
    }

    public Sha256 shown(UUID session, AgreementId agreement) {
        return locked(session, agreement).shown();
    }

    /**
     * One agreement was signed: item, document and agreement change together. What it rests on is not ended meanwhile.
     *
     * @param now the time of the signature in the document, and so everywhere
     * @throws RuleBroken {@code agreement.alreadySigned} if another run of the session was first, {@code signing.noAuthority}
     *     or {@code signing.outsideScope} if the actor had no authority for it on the legal day of the signature
     */
    public void signed(UUID session, AgreementId id, StoredDocument before, byte[] after, Instant now) {
        Sha256 revision = Sha256.of(after);
        SigningItem item = locked(session, id);
        if (item.outcome() != SigningItem.Outcome.WAITING) {
            throw new RuleBroken("agreement.alreadySigned");
        }
        // before anything is read that it decides about
        lock.share(item.session().person(), item.session().capacity());
        // anew: the timestamp may have taken long, and a role can end meanwhile
        Actor actor = authorisedActor(session, now).orElseThrow(() -> new RuleBroken("signing.authorityEnded"));
        refuseUnconfirmed(actor);
        item.signed(revision, requireAuthority(actor, item.agreement(), now), now);
        item.signedBy(people.get(actor.ownPerson()));
        documents.append(id, before, after);
        agreements.sign(actor, id, before.sha256(), revision, now);
    }

    public void refuse(UUID session, AgreementId agreement, String reason) {
        SigningItem item = locked(session, agreement);
        if (item.outcome() != SigningItem.Outcome.WAITING) {
            return; // another node ran the same session and was first
        }
        item.refused(reason);
        events.fire(new SigningEvent.Refused(item.session().owner(), agreement.value(), Optional.of(item.shown())));
    }

    public void finish(UUID id) {
        SigningSession session = found(em.find(SigningSession.class, id, LockModeType.PESSIMISTIC_WRITE));
        if (!session.isFinished()) {
            session.finish(clock.instant());
            events.fire(new SigningEvent.Finished(session.owner(), id, Optional.of(session.listHash())));
        }
    }

    private SigningItem locked(UUID session, AgreementId agreement) {
        SigningItem item = em.find(
                SigningItem.class, new SigningItem.Key(session, agreement.value()), LockModeType.PESSIMISTIC_WRITE);
        if (item == null) {
            throw new NotFound("signing item");
        }
        return item;
    }

    private static SigningSession found(@Nullable SigningSession session) {
        if (session == null) {
            throw new NotFound("signing session");
        }
        return session;
    }
}
