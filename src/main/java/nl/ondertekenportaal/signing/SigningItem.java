package nl.ondertekenportaal.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Ground;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.SigningAuthority;
import org.jspecify.annotations.Nullable;

/** One agreement in a signing session: the revision that was shown, and what came of it. */
@Entity
@Table(name = "signing_item")
@IdClass(SigningItem.Key.class)
public class SigningItem {

    /** What came of it. */
    public enum Outcome {
        WAITING,
        SIGNED,
        REFUSED
    }

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "session_id")
    private SigningSession session;

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    private int position;

    @Column(name = "revision_hash")
    private byte[] revisionHash;

    @Column(name = "signed_hash")
    private byte @Nullable [] signedHash;

    @Column(name = "signed_at")
    private @Nullable Instant signedAt;

    private @Nullable String refusal;

    @Column(name = "signatory_name")
    private @Nullable String signatoryName;

    @Column(name = "signatory_function")
    private @Nullable String signatoryFunction;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "authority_id")
    private @Nullable SigningAuthority authority;

    /** That of the agent through which it was signed, if it was. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "given_id")
    private @Nullable SigningAuthority given;

    @SuppressWarnings("NullAway.Init") // JPA
    protected SigningItem() {}

    SigningItem(SigningSession session, Agreement agreement, int position) {
        this.session = session;
        this.agreement = agreement;
        this.position = position;
        this.revisionHash = agreement
                .revisionHash()
                .orElseThrow(() -> new RuleBroken("signing.notOffered"))
                .bytes();
    }

    byte[] listBytes() {
        byte[] id = agreement.id().toString().getBytes(StandardCharsets.US_ASCII);
        return Sha256.of(id, revisionHash).bytes();
    }

    /** @param ground on what the signatory could sign on the day of the signature */
    void signed(Sha256 revision, Ground ground, Instant now) {
        signedHash = revision.bytes();
        signedAt = now;
        authority = ground.own();
        given = ground.given();
    }

    /** Who signed, as the certificate in the signed file says; it stays with the signature, whatever becomes of the account. */
    void signedBy(Person person) {
        signatoryName = person.name();
        signatoryFunction = person.function();
    }

    /** Empty before it is signed, and once the retention of the signed file has ended. */
    Optional<String> signatoryName() {
        return Optional.ofNullable(signatoryName);
    }

    Optional<String> signatoryFunction() {
        return Optional.ofNullable(signatoryFunction);
    }

    /** @param reason key of the rule that explains it to the signatory */
    void refused(String reason) {
        refusal = reason;
    }

    public Outcome outcome() {
        if (signedHash != null) {
            return Outcome.SIGNED;
        }
        return refusal == null ? Outcome.WAITING : Outcome.REFUSED;
    }

    /** On what the signatory signed; empty before it is signed, and for what was signed before authorities were recorded. */
    Optional<Ground> ground() {
        return Optional.ofNullable(authority).map(own -> new Ground(own, given));
    }

    Optional<Instant> signedAt() {
        return Optional.ofNullable(signedAt);
    }

    public Agreement agreement() {
        return agreement;
    }

    SigningSession session() {
        return session;
    }

    /** The hash of the revision that was shown. */
    public Sha256 shown() {
        return Sha256.fromBytes(revisionHash);
    }

    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** A class, not a record: EclipseLink cannot fill one. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Nullable
        UUID session;

        @Nullable
        UUID agreement;

        Key() {}

        Key(UUID session, UUID agreement) {
            this.session = session;
            this.agreement = agreement;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && Objects.equals(session, that.session)
                    && Objects.equals(agreement, that.agreement);
        }

        @Override
        public int hashCode() {
            return Objects.hash(session, agreement);
        }
    }
}
