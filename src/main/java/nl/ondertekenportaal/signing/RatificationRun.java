package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.document.RatificationContent;
import nl.ondertekenportaal.document.RatificationDocument;
import nl.ondertekenportaal.identity.PasskeyEvidence;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.trust.SignerSubject;

/**
 * What ratifying reads and writes, each in a transaction of its own. Public methods in a class that nobody else sees: the container
 * opens a transaction for public methods only.
 */
@ApplicationScoped
@Transactional
class RatificationRun {

    @PersistenceContext
    EntityManager em;

    @Inject
    @LegalTime
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    Agreements agreements;

    @Inject
    Defects defects;

    @Inject
    SoundAuthority sound;

    @Inject
    People people;

    @Inject
    RatificationDocument layout;

    @Inject
    PublicAddress address;

    @Inject
    Mode mode;

    /** The agreements of which a defect of the own side is open and not rejected, in an order that never changes; none for an agent. */
    public List<AgreementId> open(Actor actor) {
        actor.require(Role.SIGNATORY);
        if (actor.isAgent()) {
            return List.of();
        }
        return em.createQuery("""
                        select distinct d.agreement.id from Defect d
                        where d.withdrawnAt is null and d.ratification is null and d.rejection is null
                          and (d.agreement.stage = :signed or d.agreement.stage = :half and d.agreement.lapsesOn > :today)
                          and (d.side = :municipality and d.agreement.municipality.id = :own
                               or d.side = :partner and d.agreement.partner.id = :own)
                        order by d.agreement.id""", UUID.class)
                .setParameter("signed", Stage.SIGNED)
                .setParameter("half", Stage.PARTLY_SIGNED)
                .setParameter("today", calendar.today())
                .setParameter("municipality", Side.MUNICIPALITY)
                .setParameter("partner", Side.PARTNER)
                .setParameter("own", actor.ownOrganisation().value())
                .getResultStream()
                .map(AgreementId::new)
                .toList();
    }

    /** Whether there is anything on which the actor may ratify on this legal day, whatever the agreement. */
    public boolean isAble(Actor actor, LocalDate day) {
        try {
            return !sound.of(actor, day).isEmpty();
        } catch (RuleBroken inTheWay) {
            return false;
        }
    }

    /** What the actor would sign on this legal day; rules as {@link RatificationDesk#statement}. */
    public RatificationStatement statement(Actor actor, AgreementId id, LocalDate day) {
        actor.require(Role.SIGNATORY);
        Agreement agreement = agreements.get(actor, id);
        Side side = agreement.sideOf(actor.organisation()).orElseThrow(() -> new NotFound("agreement"));
        List<Defect> open = open(actor, agreement, side);
        open.forEach(Defect::refuseRejected);
        agreement.notReportable(side, day).ifPresent(broken -> {
            throw broken;
        });
        SigningAuthority ground = sound.require(actor, agreement, side, day);
        Person person = people.get(actor.ownPerson());
        RatificationContent content = content(agreement, side, open, person, ground);
        Organisation party = agreement.party(side);
        return new RatificationStatement(
                id,
                side,
                open.stream().map(Defect::id).toList(),
                content,
                layout.xhtml(content),
                ground,
                new SignerSubject(person.name(), party.name(), party.legalIdentifier()));
    }

    private List<Defect> open(Actor actor, Agreement agreement, Side side) {
        List<Defect> open = defects.of(actor, agreement.id()).stream()
                .filter(Defect::isOpen)
                .toList();
        if (open.isEmpty()) {
            throw new RuleBroken("ratification.nothing");
        }
        List<Defect> own = open.stream().filter(defect -> defect.side() == side).toList();
        if (own.isEmpty()) {
            throw new RuleBroken("ratification.otherSide");
        }
        return own;
    }

    private RatificationContent content(
            Agreement agreement, Side side, List<Defect> open, Person person, SigningAuthority ground) {
        Organisation party = agreement.party(side);
        return new RatificationContent(
                agreement.municipality().name(),
                agreement.partner().name(),
                new RatificationContent.Ratifying(party.name(), party.profile().representedBy()),
                agreement.checkCode(),
                agreement.issuedHash().orElseThrow(),
                calendar.dayOf(agreement.signedAt(side).orElseThrow()),
                open.stream().map(this::wrong).toList(),
                new RatificationContent.By(person.name(), person.function(), ground(ground)),
                address.of("/controle/" + agreement.checkCode()),
                mode.isDemo());
    }

    private RatificationContent.Wrong wrong(Defect defect) {
        return new RatificationContent.Wrong(
                defect.kind().name(),
                defect.explanation(),
                calendar.dayOf(defect.reportedAt()),
                defect.authority().map(RatificationRun::ground).orElse(null));
    }

    private static RatificationContent.Ground ground(SigningAuthority authority) {
        return new RatificationContent.Ground(authority.kind(), authority.decision());
    }

    /**
     * The statement was signed: it is kept, and its defects end with it.
     *
     * @param signedAt the time of the signature in the document
     * @throws RuleBroken {@code ratification.changed} if it is not what would be signed now, or another one of {@link
     *     RatificationDesk#statement}
     */
    public UUID store(
            Actor actor,
            RatificationStatement signed,
            byte[] document,
            RatificationList authorised,
            Optional<PasskeyEvidence> evidence,
            Instant signedAt) {
        agreements.lock(actor, signed.agreement());
        // anew, with the roles of this moment: the timestamps may have taken long
        Actor now = people.actor(actor.ownPerson(), actor.ownOrganisation());
        RatificationStatement current = statement(now, signed.agreement(), calendar.dayOf(signedAt));
        if (!current.hash().equals(signed.hash()) || !current.defects().equals(signed.defects())) {
            throw new RuleBroken("ratification.changed");
        }
        Ratification ratification =
                new Ratification(actor, current, document, authorised, evidence, signedAt, clock.instant());
        em.persist(ratification);
        em.flush();
        current.defects().forEach(id -> defects.get(actor, id).ratified(ratification));
        agreements.ratified(
                actor,
                current.agreement(),
                current.side(),
                ratification.sha256(),
                current.defects().size());
        return ratification.id();
    }
}
