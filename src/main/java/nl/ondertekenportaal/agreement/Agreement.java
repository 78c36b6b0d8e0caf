package nl.ondertekenportaal.agreement;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.OrganisationId;
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

    @Column(name = "first_day")
    private @Nullable LocalDate firstDay;

    @Column(name = "last_day")
    private @Nullable LocalDate lastDay;

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

    AgreementEvent offer(Actor actor, Instant now) {
        stage = stage.to(Stage.PREPARING);
        offeredAt = now;
        return new AgreementEvent.Offered(actor, id(), municipality.id(), partner.id());
    }

    /** The document was made; from now on its hash identifies what both sides sign. */
    AgreementEvent issue(Sha256 document, Instant now) {
        stage = stage.to(Stage.OFFERED);
        issuedAt = now;
        issuedHash = document.bytes();
        revisionHash = document.bytes();
        return new AgreementEvent.Issued(Actor.ANONYMOUS, id(), document);
    }

    /**
     * One side signed.
     *
     * @param shown the revision that the signatory was shown and authorised
     * @param signed the revision with the signature
     * @param today the legal day of the signature
     * @throws RuleBroken {@code agreement.revisionChanged} if the document is no longer the one that was shown,
     *     {@code agreement.alreadySigned} if this side signed before
     */
    AgreementEvent sign(Actor actor, Side side, Sha256 shown, Sha256 signed, Instant now, LocalDate today) {
        if (isSignedBy(side)) {
            throw new RuleBroken("agreement.alreadySigned");
        }
        if (!revisionHash().equals(Optional.of(shown))) {
            throw new RuleBroken("agreement.revisionChanged");
        }
        stage = stage.to(isSignedBy(side.other()) ? Stage.SIGNED : Stage.PARTLY_SIGNED);
        revisionHash = signed.bytes();
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

    /** Whether it binds on this day. Renewal needs no act, so without a last day there is no end. */
    public boolean isInForceOn(LocalDate day) {
        return firstDay != null && !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
    }

    public Status statusOn(LocalDate day) {
        return switch (stage) {
            case DRAFT -> Status.DRAFT;
            case PREPARING -> Status.PREPARING;
            case OFFERED -> Status.OFFERED;
            case PARTLY_SIGNED -> Status.PARTLY_SIGNED;
            case SIGNED -> onceSigned(day);
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
