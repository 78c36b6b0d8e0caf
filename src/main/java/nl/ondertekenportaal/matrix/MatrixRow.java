package nl.ondertekenportaal.matrix;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.log.LeafHash;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/** This partner may signal to this municipality about this sector, over this platform, on these days. Never changed. */
@Entity
@Table(name = "matrix_row")
public class MatrixRow {

    @Id
    private long sequence;

    @Column(name = "agreement_id")
    private UUID agreementId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "municipality_id")
    private Organisation municipality;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "partner_id")
    private Organisation partner;

    private String sector;

    private String platform;

    @Column(name = "issued_hash")
    private byte[] issuedHash;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    @Column(name = "recorded_from")
    private Instant recordedFrom;

    @Column(name = "previous_hash")
    private byte[] previousHash;

    @Column(name = "row_hash")
    private byte[] rowHash;

    @SuppressWarnings("NullAway.Init") // JPA
    protected MatrixRow() {}

    /** @throws java.util.NoSuchElementException if the agreement was not issued */
    MatrixRow(long sequence, MatrixFeed.Entry entry, Instant now, Sha256 previous) {
        this.sequence = sequence;
        this.agreementId = entry.agreement().id().value();
        this.municipality = entry.municipality();
        this.partner = entry.partner();
        this.sector = entry.sector();
        this.platform = entry.platform();
        this.issuedHash = entry.agreement().issuedHash().orElseThrow().bytes();
        this.validFrom = entry.from();
        this.validTo = entry.to();
        this.recordedFrom = now;
        this.previousHash = previous.bytes();
        this.rowHash = computedHash().bytes();
    }

    /** The hash that the fields of this row must have. */
    Sha256 computedHash() {
        return LeafHash.of(
                sequence,
                recordedFrom,
                agreementId.toString(),
                municipality.id().toString(),
                partner.id().toString(),
                sector,
                platform,
                issuedHash().hex(),
                validFrom.toString(),
                validTo().map(LocalDate::toString).orElse(""),
                previousHash().hex());
    }

    public long sequence() {
        return sequence;
    }

    public AgreementId agreement() {
        return new AgreementId(agreementId);
    }

    public Organisation municipality() {
        return municipality;
    }

    public Organisation partner() {
        return partner;
    }

    public String sector() {
        return sector;
    }

    public String platform() {
        return platform;
    }

    /** Identifies the document that both sides signed. */
    public Sha256 issuedHash() {
        return Sha256.fromBytes(issuedHash);
    }

    /** The first day on which signals may travel. */
    public LocalDate validFrom() {
        return validFrom;
    }

    /** The last such day; empty while no end is known, since renewal needs no act (covenant, article 6). */
    public Optional<LocalDate> validTo() {
        return Optional.ofNullable(validTo);
    }

    /** Whether it holds on any day; one that took the place of a mistake does not. */
    boolean isEverValid() {
        return validTo == null || !validTo.isBefore(validFrom);
    }

    /** Since when the portal knew. */
    public Instant recordedFrom() {
        return recordedFrom;
    }

    public Sha256 previousHash() {
        return Sha256.fromBytes(previousHash);
    }

    public Sha256 rowHash() {
        return Sha256.fromBytes(rowHash);
    }
}
