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
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.DefectiveAgreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.document.RatificationContent;
import nl.ondertekenportaal.document.RatificationDocument;
import nl.ondertekenportaal.identity.PasskeyEvidence;
import nl.ondertekenportaal.organisation.AuthorityLock;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.Reorganisations;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.trust.SignerSubject;
import org.jspecify.annotations.Nullable;

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
    DefectiveAgreements defective;

    @Inject
    Reorganisations reorganisations;

    @Inject
    Defects defects;

    @Inject
    AuthorityLock authorityLock;

    @Inject
    SoundAuthority sound;

    @Inject
    Ratifications ratifications;

    @Inject
    People people;

    @Inject
    RatificationDocument layout;

    @Inject
    PublicAddress address;

    @Inject
    Mode mode;

    /**
     * The agreements of which a defect of the own side is open and not rejected, in an order that never changes; those that passed to the
     * own organisation by law included. None for an agent.
     */
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
                               or d.side = :partner and d.agreement.partner.id = :own
                               or d.side = :municipality and d.agreement.stage = :signed and d.agreement.municipality.id in :inherited
                               or d.side = :partner and d.agreement.stage = :signed and d.agreement.partner.id in :inherited)
                        order by d.agreement.id""", UUID.class)
                .setParameter("signed", Stage.SIGNED)
                .setParameter("half", Stage.PARTLY_SIGNED)
                .setParameter("today", calendar.today())
                .setParameter("municipality", Side.MUNICIPALITY)
                .setParameter("partner", Side.PARTNER)
                .setParameter("own", actor.ownOrganisation().value())
                .setParameter("inherited", inheritedFrom(actor))
                .getResultStream()
                .map(AgreementId::new)
                .toList();
    }

    /** Those whose agreements passed to the actor's organisation alone; with its own id, since a list must not be empty. */
    private List<UUID> inheritedFrom(Actor actor) {
        Organisation own = em.find(Organisation.class, actor.ownOrganisation().value());
        LocalDate today = calendar.today();
        return Stream.concat(
                        Stream.of(own),
                        reorganisations.predecessors(own, today).stream()
                                .filter(ended -> reorganisations.standsAloneFor(own, ended, today)))
                .map(each -> each.id().value())
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
        // who sees it without being a party has only a part of what passed
        Side side = agreements
                .actingSide(agreement, actor.organisation())
                .orElseThrow(() -> new RuleBroken("ratification.several"));
        Organisation acting =
                em.find(Organisation.class, actor.ownOrganisation().value());
        List<Defect> open = open(actor, agreement, side);
        open.forEach(Defect::refuseRejected);
        agreement.notReportable(side, day).ifPresent(broken -> {
            throw broken;
        });
        int signing = sound.people(agreement, side, acting, day);
        SigningAuthority ground = sound.require(actor, agreement, signing, day);
        List<UUID> named = open.stream().map(Defect::id).toList();
        boolean together = signing > 1;
        Optional<Ratification> first = together ? first(actor, agreement, side, named) : Optional.empty();
        Person person = people.get(actor.ownPerson());
        RatificationContent content =
                content(agreement, side, acting, open, person, ground, together ? together(first) : null);
        return new RatificationStatement(
                id,
                side,
                named,
                content,
                layout.xhtml(content),
                first.orElse(null),
                ground,
                new SignerSubject(person.name(), acting.name(), acting.legalIdentifier()));
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

    /** What somebody else of the same organisation signed before. */
    private Optional<Ratification> first(Actor actor, Agreement agreement, Side side, List<UUID> named) {
        Optional<Ratification> first = ratifications
                .waiting(agreement, side, named)
                .filter(each -> each.authority().organisation().equals(actor.organisation()));
        if (first.filter(each -> each.isBy(actor.ownPerson())).isPresent()) {
            throw new RuleBroken("ratification.waitsForSecond");
        }
        return first;
    }

    private RatificationContent.Together together(Optional<Ratification> first) {
        return new RatificationContent.Together(first.map(each -> new RatificationContent.First(
                        each.signatoryName(), each.signatoryFunction(), calendar.dayOf(each.signedAt()), each.sha256()))
                .orElse(null));
    }

    private RatificationContent content(
            Agreement agreement,
            Side side,
            Organisation acting,
            List<Defect> open,
            Person person,
            SigningAuthority ground,
            RatificationContent.@Nullable Together together) {
        return new RatificationContent(
                agreement.municipality().name(),
                agreement.partner().name(),
                ratifying(agreement.party(side), acting),
                agreement.checkCode(),
                agreement.issuedHash().orElseThrow(),
                calendar.dayOf(agreement
                        .signedAt(side)
                        .or(() -> agreement.firstOfTwoAt(side))
                        .orElseThrow()),
                open.stream().map(this::wrong).toList(),
                new RatificationContent.By(person.name(), person.function(), ground(ground)),
                together,
                address.of("/controle/" + agreement.checkCode()),
                mode.isDemo());
    }

    private static RatificationContent.Ratifying ratifying(Organisation party, Organisation acting) {
        return new RatificationContent.Ratifying(
                acting.name(), acting.profile().representedBy(), acting.id().equals(party.id()) ? null : party.name());
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
     * The statement was signed: it is kept, and its defects end with it if nobody else must sign too.
     *
     * @param signedAt the time of the signature in the document
     * @throws RuleBroken {@code ratification.changed} if it is not what would be signed now, or another one of {@link
     *     RatificationDesk#statement}
     */
    public Ratification store(
            Actor actor,
            RatificationStatement signed,
            byte[] document,
            RatificationList authorised,
            Optional<PasskeyEvidence> evidence,
            Instant signedAt) {
        Ratification first = signed.first();
        authorityLock.share(
                actor.ownPerson(),
                actor.capacity(),
                first == null ? List.of() : List.of(first.authority().id()));
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
        if (current.isEnough()) {
            current.defects().forEach(id -> defects.get(actor, id).ratified(ratification));
            defective.ratified(
                    actor,
                    current.agreement(),
                    current.side(),
                    ratification.sha256(),
                    current.defects().size());
        } else {
            defective.firstOfTwoRatified(actor, current.agreement(), current.side(), ratification.sha256());
        }
        return ratification;
    }
}
