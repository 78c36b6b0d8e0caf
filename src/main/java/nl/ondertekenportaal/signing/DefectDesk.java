package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.DefectiveAgreements;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.AuthorityLock;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.StepUp;
import org.jspecify.annotations.Nullable;

/**
 * Reporting that who signed had no sufficient authority, which blocks the agreement at once. An administrator reports for the own side,
 * NVVK's staff for either; only NVVK takes back what was reported by mistake. Each of these asks for a fresh second factor.
 */
@ApplicationScoped
@Transactional
public class DefectDesk {

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
    AuthorityLock lock;

    @Inject
    DefectiveAgreements defective;

    @Inject
    SigningAuthorities authorities;

    @Inject
    SigningSessions sessions;

    @Inject
    Defects defects;

    @Inject
    People people;

    @Inject
    StepUp stepUp;

    /** What a fresh factor is asked for: reporting a defect of this agreement. */
    public static Intent reporting(AgreementId id) {
        return Intent.to("defect.report", id);
    }

    /** What a fresh factor is asked for: reporting a defect of everything that was signed on this authority. */
    public static Intent reportingAll(UUID authority) {
        return Intent.to("defect.reportAll", authority);
    }

    /** What a fresh factor is asked for: taking this defect back. */
    public static Intent withdrawing(UUID defect) {
        return Intent.to("defect.withdraw", defect);
    }

    /**
     * Blocks an agreement, as who signed for this side had no sufficient authority.
     *
     * @param authority on which this side signed, and which is defective; null if the defect is in the signature as such
     * @throws NotFound if the actor may not see the agreement
     * @throws RuleBroken {@code defect.otherSide} if it is not about the own side, {@code defect.authority} if this side did not sign
     *     on it, {@code defect.known} if the same was reported and is still open; rules as {@link Agreement#notReportable} and
     *     {@link StepUp}
     */
    public UUID report(
            Actor actor, AgreementId id, Side side, @Nullable UUID authority, Finding finding, @Nullable String code) {
        requireReporter(actor);
        if (authority != null) {
            lock.alone(authority);
        }
        Agreement agreement = agreements.lock(actor, id);
        if (!mayReport(actor, agreement, side)) {
            throw new RuleBroken("defect.otherSide");
        }
        SigningAuthority ground = authority == null ? null : ground(actor, id, side, authority);
        hindrance(agreement, side, ground, finding.kind(), defects.of(actor, id))
                .ifPresent(broken -> {
                    throw broken;
                });
        stepUp.require(actor, reporting(id), code);
        Defect defect = new Defect(actor, agreement, side, ground, finding, clock.instant());
        em.persist(defect);
        fire(actor, defect);
        return defect.id();
    }

    /**
     * Blocks everything that was signed on this authority and still binds or waits: all of it, or nothing.
     *
     * @return how many agreements this blocks that the same authority did not block before
     * @throws NotFound if it is another organisation's
     * @throws RuleBroken {@code defect.nothingSigned} if there is none, {@code defect.throughAgent} if it was signed in the name of another, so
     *     that only NVVK can report all of it at once; rules as {@link StepUp}
     */
    public int reportAll(Actor actor, UUID authority, Finding finding, @Nullable String code) {
        requireReporter(actor);
        // what is being signed on it at this moment is found too
        lock.alone(authority);
        SigningAuthority ground = authorities.get(actor, authority);
        Instant now = clock.instant();
        List<Defect> found = new ArrayList<>();
        List<SigningItem> signed = signedOn(ground);
        if (!actor.has(Role.NVVK_STAFF)
                && signed.stream()
                        .anyMatch(item -> !item.session().organisation().equals(actor.organisation()))) {
            throw new RuleBroken("defect.throughAgent");
        }
        // before it is asked what is known: nobody reports in between
        signed.forEach(item -> agreements.lock(actor, item.agreement().id()));
        Map<AgreementId, List<Defect>> known = openOn(ground);
        for (SigningItem item : signed) {
            Agreement agreement = item.agreement();
            Side side = agreement.sideOf(item.session().organisation()).orElseThrow();
            List<Defect> own = known.getOrDefault(agreement.id(), List.of());
            if (hindrance(agreement, side, ground, finding.kind(), own).isEmpty()) {
                found.add(new Defect(actor, agreement, side, ground, finding, now));
            }
        }
        if (found.isEmpty()) {
            throw new RuleBroken("defect.nothingSigned");
        }
        stepUp.require(actor, reportingAll(authority), code);
        found.forEach(em::persist);
        found.forEach(defect -> fire(actor, defect));
        return found.size();
    }

    /**
     * A defect had been reported by mistake; without another one that is open, the agreement stands as if there had been none. That the other
     * party rejected it for this one has no effect then, since who signed had power after all.
     *
     * @throws RuleBroken {@code defect.ended}, {@code defect.replaced} if it was rejected for this one, and the two have another agreement or
     *     offer since, beside which it cannot stand; rules as {@link Reason} and {@link StepUp}
     */
    public void withdraw(Actor actor, UUID id, @Nullable String reason, @Nullable String code) {
        actor.require(Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
        AgreementId agreement = defects.get(actor, id).agreement().id();
        Agreement locked = agreements.lock(actor, agreement);
        Defect defect = defects.get(actor, id);
        em.refresh(defect);
        defect.refuseEnded();
        if (isRestoring(actor, defect, locked)) {
            defective.refuseReplaced(actor, agreement);
        }
        Reason given = Reason.typed(reason);
        stepUp.require(actor, withdrawing(id), code);
        defect.withdraw(actor, given, clock.instant());
        defective.withdrawn(
                actor, agreement, defect.side(), id, defect.withdrawalHash(), isRejectedForAnother(actor, defect));
    }

    /**
     * What the two made, or are on the way to, since the other party rejected their agreement for this defect: beside it the old one cannot stand again, so that
     * the defect cannot be taken back.
     */
    public Optional<Agreement> another(Actor actor, UUID id) {
        Defect defect = defects.get(actor, id);
        return isRestoring(actor, defect, defect.agreement())
                ? agreements.another(actor, defect.agreement().id())
                : Optional.empty();
    }

    private boolean isRestoring(Actor actor, Defect defect, Agreement agreement) {
        return agreement.isRejected()
                && defect.isOpen()
                && !isRejectedForAnother(actor, defect)
                && agreement.notReportable(defect.side(), calendar.today()).isEmpty();
    }

    private boolean isRejectedForAnother(Actor actor, Defect defect) {
        return defects.of(actor, defect.agreement().id()).stream()
                .filter(other -> !other.id().equals(defect.id()))
                .anyMatch(other -> other.isOpen() && other.rejection().isPresent());
    }

    /**
     * What was signed on this authority, in an order that never changes.
     *
     * @throws NotFound if it is another organisation's
     */
    public List<AgreementId> signedOn(Actor actor, UUID authority) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        return signedOn(authorities.get(actor, authority)).stream()
                .map(item -> item.agreement().id())
                .toList();
    }

    /** One for each agreement, though two people of an agent may have signed it on what their principal gave. */
    private List<SigningItem> signedOn(SigningAuthority authority) {
        Map<AgreementId, SigningItem> first = new LinkedHashMap<>();
        em.createQuery("""
                        select i from SigningItem i join fetch i.session join fetch i.agreement
                        where (i.authority = :authority or i.given = :authority) and i.signedHash is not null
                        order by i.agreement.id, i.signedAt""", SigningItem.class)
                .setParameter("authority", authority)
                .getResultStream()
                .forEach(item -> first.putIfAbsent(item.agreement().id(), item));
        return List.copyOf(first.values());
    }

    /** What still blocks an agreement because of this authority. */
    private Map<AgreementId, List<Defect>> openOn(SigningAuthority authority) {
        return em.createQuery("""
                        select d from Defect d
                        where d.authority = :authority and d.withdrawnAt is null and d.ratification is null""", Defect.class)
                .setParameter("authority", authority)
                .getResultStream()
                .collect(Collectors.groupingBy(defect -> defect.agreement().id()));
    }

    private void requireReporter(Actor actor) {
        actor.require(Role.ADMINISTRATOR, Role.NVVK_STAFF);
        people.refuseUnconfirmed(actor);
    }

    /** Whether the actor may report a defect of this side: the own one, and for NVVK either. */
    public static boolean mayReport(Actor actor, Agreement agreement, Side side) {
        return actor.has(Role.NVVK_STAFF)
                || actor.has(Role.ADMINISTRATOR)
                        && agreement.sideOf(actor.organisation()).equals(Optional.of(side));
    }

    private SigningAuthority ground(Actor actor, AgreementId id, Side side, UUID authority) {
        return sessions.signatories(actor, id).getOrDefault(side, List.of()).stream()
                .flatMap(signatory -> signatory.ground().stream())
                .flatMap(ground -> ground.chain().stream())
                .filter(link -> link.id().equals(authority))
                .findFirst()
                .orElseThrow(() -> new RuleBroken("defect.authority"));
    }

    private Optional<RuleBroken> hindrance(
            Agreement agreement,
            Side side,
            @Nullable SigningAuthority authority,
            DefectKind kind,
            List<Defect> reported) {
        Optional<RuleBroken> unreportable = agreement.notReportable(side, calendar.today());
        if (unreportable.isPresent()) {
            return unreportable;
        }
        boolean known = reported.stream().anyMatch(defect -> defect.isOpen() && defect.isLike(side, kind, authority));
        return known ? Optional.of(new RuleBroken("defect.known")) : Optional.empty();
    }

    private void fire(Actor actor, Defect defect) {
        defective.found(actor, defect.agreement().id(), defect.side(), defect.id(), defect.explanationHash());
    }
}
