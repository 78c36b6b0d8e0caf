package nl.ondertekenportaal.agreement;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * An agreement of one municipality and one signal partner on one or more sectors. One side offers it; its document is made
 * once and identified by its hash; each side signs that document, in any order; with the last signature it is made, and
 * binds from the agreed day or the day of that signature, whichever is later (covenant, article 6).
 */
@Entity
@Table(name = "agreement")
public class Agreement {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "municipality_id")
    private Organisation municipality;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partner_id")
    private Organisation partner;

    @Column(name = "offered_by")
    private UUID offeredBy;

    @Column(name = "model_version")
    private String modelVersion;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Column(name = "agreed_first_day")
    private @Nullable LocalDate agreedFirstDay;

    private @Nullable String contribution;

    @Column(name = "check_code")
    private String checkCode;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "offered_at")
    private @Nullable Instant offeredAt;

    /** The first day on which the offer no longer stands. */
    @Column(name = "lapses_on")
    private @Nullable LocalDate lapsesOn;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "closing_reason")
    private @Nullable String closingReason;

    @Column(name = "issued_at")
    private @Nullable Instant issuedAt;

    @Column(name = "issued_hash")
    private byte @Nullable [] issuedHash;

    @Column(name = "revision_hash")
    private byte @Nullable [] revisionHash;

    @Column(name = "municipality_signed_at")
    private @Nullable Instant municipalitySignedAt;

    @Column(name = "partner_signed_at")
    private @Nullable Instant partnerSignedAt;

    @Embedded
    @AttributeOverride(name = "needed", column = @Column(name = "municipality_signatures"))
    @AttributeOverride(name = "firstBy", column = @Column(name = "municipality_first_by"))
    @AttributeOverride(name = "firstAt", column = @Column(name = "municipality_first_at"))
    private SideSignatures municipalitySignatures = new SideSignatures();

    @Embedded
    @AttributeOverride(name = "needed", column = @Column(name = "partner_signatures"))
    @AttributeOverride(name = "firstBy", column = @Column(name = "partner_first_by"))
    @AttributeOverride(name = "firstAt", column = @Column(name = "partner_first_at"))
    private SideSignatures partnerSignatures = new SideSignatures();

    @Column(name = "first_day")
    private @Nullable LocalDate firstDay;

    @Column(name = "last_day")
    private @Nullable LocalDate lastDay;

    @Column(name = "open_defects")
    private int openDefects;

    @Column(name = "rejected_at")
    private @Nullable Instant rejectedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "agreement_sector", joinColumns = @JoinColumn(name = "agreement_id"))
    @MapKeyColumn(name = "sector")
    @Column(name = "platform")
    private Map<String, String> platformBySector = new HashMap<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Agreement() {}

    /** A draft on these terms, with a random check code for the QR code of its document. */
    Agreement(
            Organisation municipality,
            Organisation partner,
            OrganisationId offeredBy,
            Terms terms,
            Map<String, String> platformBySector,
            String modelVersion,
            Instant now) {
        this.id = AgreementId.random().value();
        this.municipality = municipality;
        this.partner = partner;
        this.offeredBy = offeredBy.value();
        this.modelVersion = modelVersion;
        this.stage = Stage.DRAFT;
        this.agreedFirstDay = terms.firstDay();
        this.contribution = terms.contribution();
        this.platformBySector = new HashMap<>(platformBySector);
        this.checkCode = CheckCode.random();
        this.createdAt = now;
    }

    /** Before it is offered: so many people sign together for this side, and the document will have a field for each. */
    void needSignatures(Side side, int people) {
        if (stage != Stage.DRAFT) {
            throw new IllegalStateException("the document of an agreement that was offered has its fields");
        }
        signatures(side).need(people);
    }

    /** @param lapsesOn the first day on which the offer no longer stands */
    AgreementEvent offer(Actor actor, Instant now, LocalDate lapsesOn) {
        stage = stage.to(Stage.PREPARING);
        offeredAt = now;
        this.lapsesOn = lapsesOn;
        return new AgreementEvent.Offered(actor, id(), municipality.id(), partner.id());
    }

    /** The document was made; from now on its hash identifies what both sides sign. */
    AgreementEvent issue(Sha256 document, Instant now, LocalDate today) {
        closed(today).ifPresent(Agreement::refuse);
        stage = stage.to(Stage.OFFERED);
        issuedAt = now;
        issuedHash = document.bytes();
        revisionHash = document.bytes();
        return new AgreementEvent.Issued(Actor.ANONYMOUS, id(), document);
    }

    /**
     * Somebody signed for one side. With two who sign together, the side has signed when the second did.
     *
     * @param shown the revision that the signatory was shown and authorised
     * @param signed the revision with the signature
     * @param today the legal day of the signature
     * @throws RuleBroken {@code agreement.revisionChanged} if the document is no longer the one that was shown,
     *     {@code agreement.alreadySigned} if this side signed before, {@code agreement.samePerson} if this person was
     *     the first of two who sign together, {@code agreement.lapsed} if the offer no longer stands,
     *     {@code agreement.partyEnded} if a party does not exist any more, {@code agreement.closed} if it was declined or
     *     withdrawn, {@code agreement.blocked} while a defect in what was signed is open, {@code agreement.rejected} if it has no
     *     effect any more because of that
     */
    AgreementEvent sign(Actor actor, Side side, Sha256 shown, Sha256 signed, Instant now, LocalDate today) {
        if (isSignedBy(side)) {
            throw new RuleBroken("agreement.alreadySigned");
        }
        closed(today).ifPresent(Agreement::refuse);
        if (municipality.isSuspended() || partner.isSuspended()) {
            throw new RuleBroken("agreement.suspended");
        }
        if (isBlocked()) {
            throw new RuleBroken(isRejected() ? "agreement.rejected" : "agreement.blocked");
        }
        refuseAgain(side, actor.ownPerson());
        if (!revisionHash().equals(Optional.of(shown))) {
            throw new RuleBroken("agreement.revisionChanged");
        }
        boolean complete = signatures(side).add(actor.ownPerson(), now);
        Stage next = complete && isSignedBy(side.other()) ? Stage.SIGNED : Stage.PARTLY_SIGNED;
        stage = stage == next ? stage : stage.to(next);
        revisionHash = signed.bytes();
        if (!complete) {
            return new AgreementEvent.FirstOfTwoSigned(actor, id(), side, signed);
        }
        if (side == Side.MUNICIPALITY) {
            municipalitySignedAt = now;
        } else {
            partnerSignedAt = now;
        }
        if (stage == Stage.PARTLY_SIGNED) {
            return new AgreementEvent.PartlySigned(actor, id(), side, signed);
        }
        LocalDate binds = agreedFirstDay != null && agreedFirstDay.isAfter(today) ? agreedFirstDay : today;
        firstDay = binds;
        return new AgreementEvent.Signed(actor, id(), side, signed, binds);
    }

    /**
     * The side to which it was offered does not want it. Whoever signed has accepted, and cannot decline any more.
     *
     * @throws RuleBroken {@code agreement.declineOwn} if the actor's side made the offer, {@code agreement.accepted} if that
     *     side signed
     */
    AgreementEvent decline(Actor actor, Reason reason, Instant now, LocalDate today) {
        notDeclinable(actor.ownOrganisation(), today).ifPresent(Agreement::refuse);
        close(Stage.DECLINED, reason.text(), now);
        return new AgreementEvent.Declined(actor, id());
    }

    /** The rule that keeps this party from declining on this day; empty if nothing does. */
    public Optional<RuleBroken> notDeclinable(OrganisationId own, LocalDate today) {
        return own.equals(offeredBy())
                ? Optional.of(new RuleBroken("agreement.declineOwn"))
                : notClosable(Stage.DECLINED, today);
    }

    /**
     * The side that offered it takes it back, possible until the other side has accepted it by signing (Dutch Civil Code,
     * article 6:219).
     *
     * @throws RuleBroken {@code agreement.withdrawOther} if the other side made the offer, {@code agreement.accepted} if the
     *     other side signed
     */
    AgreementEvent withdraw(Actor actor, Reason reason, Instant now, LocalDate today) {
        notWithdrawable(actor.ownOrganisation(), today).ifPresent(Agreement::refuse);
        close(Stage.WITHDRAWN, reason.text(), now);
        return new AgreementEvent.Withdrawn(actor, id());
    }

    /** The rule that keeps this party from withdrawing on this day; empty if nothing does. */
    public Optional<RuleBroken> notWithdrawable(OrganisationId own, LocalDate today) {
        return own.equals(offeredBy())
                ? notClosable(Stage.WITHDRAWN, today)
                : Optional.of(new RuleBroken("agreement.withdrawOther"));
    }

    private Optional<RuleBroken> notClosable(Stage end, LocalDate today) {
        Optional<RuleBroken> closed = closed(today);
        if (closed.isPresent()) {
            return closed;
        }
        if (isSignedBy(offeringSide().other())) {
            return Optional.of(new RuleBroken("agreement.accepted"));
        }
        return stage.successors().contains(end)
                ? Optional.empty()
                : Optional.of(new RuleBroken("agreement.stage", stage, end));
    }

    /**
     * Records that the offer no longer stands; from its day it could not be used any more already.
     *
     * @throws RuleBroken {@code agreement.stands} if it does stand on this day, {@code agreement.stage} if its lapse was
     *     recorded before
     */
    AgreementEvent lapse(Instant now, LocalDate today) {
        if (!isLapsedOn(today)) {
            throw new RuleBroken("agreement.stands");
        }
        close(Stage.LAPSED, null, now);
        return new AgreementEvent.Lapsed(Actor.ANONYMOUS, id());
    }

    /**
     * Somebody found that who signed for this side had no sufficient authority: what was signed binds that side only once it was
     * ratified (Dutch Civil Code, article 3:69(1)), and until then the agreement is blocked.
     *
     * @param defect its id
     * @param explanation the hash of what is wrong with it, in words
     * @throws RuleBroken {@code defect.unsigned} if nobody has signed for this side; {@code agreement.lapsed} or another reason for
     *     which the offer does not stand
     */
    AgreementEvent defectFound(Actor actor, Side side, UUID defect, Sha256 explanation, LocalDate today) {
        notReportable(side, today).ifPresent(Agreement::refuse);
        openDefects++;
        return new AgreementEvent.DefectFound(actor, id(), side, defect, explanation);
    }

    /** The rule that keeps a defect of this side from being reported on this day; empty if nothing does. */
    public Optional<RuleBroken> notReportable(Side side, LocalDate today) {
        Optional<RuleBroken> closed = closed(today);
        if (closed.isPresent()) {
            return closed;
        }
        return signaturesGiven(side) > 0 ? Optional.empty() : Optional.of(new RuleBroken("defect.unsigned"));
    }

    /**
     * The other party regards what was signed for this side without power as invalid. It then has no effect, whatever is ratified (Dutch Civil
     * Code, article 3:69(3)), and the two may make another agreement.
     *
     * @param reason the hash of why, in words
     */
    AgreementEvent rejected(Actor actor, Side defective, Sha256 reason, Instant now) {
        if (!isBlocked()) {
            throw new IllegalStateException("agreement " + id + " has no open defect to reject it for");
        }
        if (rejectedAt == null) {
            rejectedAt = now;
        }
        return new AgreementEvent.Rejected(actor, id(), defective, reason);
    }

    /**
     * A defect of this side had been reported by mistake. Who signed had power then, and there was nothing to reject.
     *
     * @param reason the hash of why it was a mistake, in words
     * @param otherRejected whether the other party rejected it for another defect, which is open
     */
    AgreementEvent defectWithdrawn(
            Actor actor, Side side, UUID defect, Sha256 reason, boolean otherRejected, LocalDate today) {
        boolean stands = closed(today).isEmpty();
        boolean restored = isRejected() && !otherRejected && stands;
        endDefects(1);
        if (restored) {
            rejectedAt = null;
        }
        return new AgreementEvent.DefectWithdrawn(actor, id(), side, defect, reason, !isBlocked() && stands, restored);
    }

    /**
     * This side ratified what was signed for it, which ends these defects of it.
     *
     * @param statement the hash of the signed statement
     * @param defects how many it ends
     */
    AgreementEvent ratified(Actor actor, Side side, Sha256 statement, int defects) {
        endDefects(defects);
        return new AgreementEvent.Ratified(actor, id(), side, statement, !isBlocked());
    }

    private void endDefects(int number) {
        if (openDefects < number) {
            throw new IllegalStateException("agreement " + id + " has " + openDefects + " open defects, not " + number);
        }
        openDefects -= number;
    }

    /** Whether a defect in the authority behind a signature is open. Then nothing may travel on it, and nobody signs it. */
    public boolean isBlocked() {
        return openDefects > 0;
    }

    /**
     * Whether a party let know that it regards it as invalid for want of power, for a defect that is open. Then it is blocked for good, and in
     * the way of no other agreement of the two.
     */
    public boolean isRejected() {
        return rejectedAt != null;
    }

    /** Since when it is rejected. */
    public Optional<Instant> rejectedAt() {
        return Optional.ofNullable(rejectedAt);
    }

    private void close(Stage end, @Nullable String reason, Instant now) {
        stage = stage.to(end);
        closedAt = now;
        closingReason = reason;
    }

    private Optional<RuleBroken> closed(LocalDate today) {
        if (isLapsedOn(today)) {
            return Optional.of(new RuleBroken(hasEndedParty(today) ? "agreement.partyEnded" : "agreement.lapsed"));
        }
        return stage == Stage.DECLINED || stage == Stage.WITHDRAWN
                ? Optional.of(new RuleBroken("agreement.closed"))
                : Optional.empty();
    }

    private static void refuse(RuleBroken broken) {
        throw broken;
    }

    private boolean isLapsedOn(LocalDate day) {
        return stage == Stage.LAPSED
                || stage.successors().contains(Stage.LAPSED)
                        && lapsesOn().filter(end -> !day.isBefore(end)).isPresent();
    }

    /** Whether a party does not exist on this day any more, since it went into another. */
    private boolean hasEndedParty(LocalDate day) {
        return municipality.isEndedOn(day) || partner.isEndedOn(day);
    }

    /** @throws RuleBroken {@code agreement.samePerson} if this person was the first of two who sign together for this side */
    public void refuseAgain(Side side, PersonId person) {
        signatures(side).refuseAgain(person);
    }

    private SideSignatures signatures(Side side) {
        return side == Side.MUNICIPALITY ? municipalitySignatures : partnerSignatures;
    }

    /** How many people sign for this side together: one or two. */
    public int signaturesNeeded(Side side) {
        return signatures(side).needed();
    }

    /** How many people have signed for this side. */
    public int signaturesGiven(Side side) {
        if (isSignedBy(side)) {
            return signaturesNeeded(side);
        }
        return signatures(side).firstBy().isPresent() ? 1 : 0;
    }

    /** Whether one of two has signed for this side, and another must still. */
    public boolean isHalfSignedBy(Side side) {
        return !isSignedBy(side) && signaturesGiven(side) > 0;
    }

    /** The first of two who sign together for this side. */
    public Optional<PersonId> firstOfTwo(Side side) {
        return signatures(side).firstBy();
    }

    /** When the first of two signed. */
    public Optional<Instant> firstOfTwoAt(Side side) {
        return signatures(side).firstAt();
    }

    /** Whether all who must have signed for this side. */
    public boolean isSignedBy(Side side) {
        return signedAt(side).isPresent();
    }

    public Optional<Instant> signedAt(Side side) {
        return Optional.ofNullable(side == Side.MUNICIPALITY ? municipalitySignedAt : partnerSignedAt);
    }

    /** The side on which this organisation stands, if it is a party. */
    public Optional<Side> sideOf(@Nullable OrganisationId organisation) {
        if (municipality.id().equals(organisation)) {
            return Optional.of(Side.MUNICIPALITY);
        }
        return partner.id().equals(organisation) ? Optional.of(Side.PARTNER) : Optional.empty();
    }

    /**
     * The party on the other side.
     *
     * @throws java.util.NoSuchElementException if this organisation is no party
     */
    public Organisation counterpartyOf(@Nullable OrganisationId organisation) {
        return party(sideOf(organisation).orElseThrow().other());
    }

    /** Whether this day is in its term. Renewal needs no act, so without a last day there is no end. Whether it is blocked makes no difference. */
    public boolean isInForceOn(LocalDate day) {
        return firstDay != null && !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
    }

    public Status statusOn(LocalDate day) {
        if (isLapsedOn(day)) {
            return Status.LAPSED;
        }
        return switch (stage) {
            case DRAFT -> Status.DRAFT;
            case PREPARING -> Status.PREPARING;
            case OFFERED -> Status.OFFERED;
            case PARTLY_SIGNED -> isBlocked() ? Status.BLOCKED : Status.PARTLY_SIGNED;
            case SIGNED -> isBlocked() ? Status.BLOCKED : onceSigned(day);
            case DECLINED -> Status.DECLINED;
            case WITHDRAWN -> Status.WITHDRAWN;
            case LAPSED -> Status.LAPSED;
        };
    }

    private Status onceSigned(LocalDate day) {
        if (isInForceOn(day)) {
            return Status.IN_FORCE;
        }
        return firstDay != null && day.isBefore(firstDay) ? Status.UPCOMING : Status.ENDED;
    }

    public AgreementId id() {
        return new AgreementId(id);
    }

    public Organisation municipality() {
        return municipality;
    }

    public Organisation partner() {
        return partner;
    }

    public Organisation party(Side side) {
        return side == Side.MUNICIPALITY ? municipality : partner;
    }

    public OrganisationId offeredBy() {
        return new OrganisationId(offeredBy);
    }

    public Side offeringSide() {
        return sideOf(offeredBy()).orElseThrow();
    }

    public Optional<Instant> offeredAt() {
        return Optional.ofNullable(offeredAt);
    }

    /** The first day on which the offer no longer stands: too late, or without one of its parties. */
    public Optional<LocalDate> lapsesOn() {
        return Stream.of(Optional.ofNullable(lapsesOn), municipality.endsOn(), partner.endsOn())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** When it was declined, withdrawn or recorded as lapsed. */
    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /** Why it was declined or withdrawn, in the words of who did. */
    public Optional<String> closingReason() {
        return Optional.ofNullable(closingReason);
    }

    /** The party that declined or withdrew it. */
    public Optional<Organisation> closedBy() {
        return switch (stage) {
            case DECLINED -> Optional.of(party(offeringSide().other()));
            case WITHDRAWN -> Optional.of(party(offeringSide()));
            case DRAFT, PREPARING, OFFERED, PARTLY_SIGNED, SIGNED, LAPSED -> Optional.empty();
        };
    }

    /** Whether it has terms of its own, beside those of the model text: a first day or a contribution. */
    public boolean hasOwnTerms() {
        return agreedFirstDay != null || contribution != null;
    }

    public String modelVersion() {
        return modelVersion;
    }

    public Stage stage() {
        return stage;
    }

    public Optional<LocalDate> agreedFirstDay() {
        return Optional.ofNullable(agreedFirstDay);
    }

    public Optional<String> contribution() {
        return Optional.ofNullable(contribution);
    }

    public String checkCode() {
        return checkCode;
    }

    public Optional<Instant> issuedAt() {
        return Optional.ofNullable(issuedAt);
    }

    public Optional<Sha256> issuedHash() {
        return Optional.ofNullable(issuedHash).map(Sha256::fromBytes);
    }

    /** The hash of the latest accepted revision of the document. */
    public Optional<Sha256> revisionHash() {
        return Optional.ofNullable(revisionHash).map(Sha256::fromBytes);
    }

    public Optional<LocalDate> firstDay() {
        return Optional.ofNullable(firstDay);
    }

    public Optional<LocalDate> lastDay() {
        return Optional.ofNullable(lastDay);
    }

    /** Platform by sector, sectors in a fixed order. */
    public SortedMap<String, String> platformBySector() {
        return new TreeMap<>(platformBySector);
    }
}
