package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
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
import nl.ondertekenportaal.organisation.Ground;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.ValidAuthorities;
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
    SigningAuthorities authorities;

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
                          and (d.side = :municipality and d.agreement.municipality.id = :own
                               or d.side = :partner and d.agreement.partner.id = :own)
                        order by d.agreement.id""", UUID.class)
                .setParameter("municipality", Side.MUNICIPALITY)
                .setParameter("partner", Side.PARTNER)
                .setParameter("own", actor.ownOrganisation().value())
                .getResultStream()
                .map(AgreementId::new)
                .toList();
    }

    /** What the actor would sign on this legal day; rules as {@link RatificationDesk#statement}. */
    public RatificationStatement statement(Actor actor, AgreementId id, LocalDate day) {
        actor.require(Role.SIGNATORY);
        if (actor.isAgent()) {
            throw new RuleBroken("ratification.agent");
        }
        Person person = people.get(actor.ownPerson());
        person.refuseSigningUnconfirmed();
        Agreement agreement = agreements.get(actor, id);
        Side side = agreement.sideOf(actor.organisation()).orElseThrow(() -> new NotFound("agreement"));
        List<Defect> open = open(actor, agreement, side);
        open.forEach(Defect::refuseRejected);
        agreement.notReportable(side, day).ifPresent(broken -> {
            throw broken;
        });
        if (agreement.signaturesNeeded(side) > 1) {
            throw new RuleBroken("ratification.two");
        }
        SigningAuthority ground = sound(authorities.require(actor, day))
                .require(agreement.platformBySector().keySet(), 1)
                .own();
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

    /** Without what was found to be defective itself, cured for one agreement or not: a defect cannot cure a defect. */
    private ValidAuthorities sound(ValidAuthorities valid) {
        Set<UUID> defective = defective(valid.all());
        ValidAuthorities sound = new ValidAuthorities(valid.all().stream()
                .filter(ground -> !defective.contains(ground.own().id()))
                .toList());
        if (sound.isEmpty()) {
            throw new RuleBroken("ratification.defective");
        }
        return sound;
    }

    private Set<UUID> defective(Collection<Ground> asked) {
        return new HashSet<>(em.createQuery("""
                        select distinct d.authority.id from Defect d
                        where d.withdrawnAt is null and d.authority.id in :asked""", UUID.class)
                .setParameter(
                        "asked", asked.stream().map(ground -> ground.own().id()).toList())
                .getResultList());
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
