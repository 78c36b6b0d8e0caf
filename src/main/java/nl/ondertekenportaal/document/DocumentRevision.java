package nl.ondertekenportaal.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/** What one revision appended to a document, and the hash of the whole file up to it. Never changed. */
@Entity
@Table(name = "document_revision")
@IdClass(DocumentRevision.Key.class)
class DocumentRevision {

    @Id
    @Column(name = "agreement_id")
    private UUID agreementId;

    @Id
    private int number;

    private byte[] appended;

    private byte[] sha256;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected DocumentRevision() {}

    DocumentRevision(AgreementId agreement, int number, byte[] appended, Sha256 sha256, Instant createdAt) {
        this.agreementId = agreement.value();
        this.number = number;
        this.appended = appended.clone();
        this.sha256 = sha256.bytes();
        this.createdAt = createdAt;
    }

    int number() {
        return number;
    }

    byte[] appended() {
        return appended.clone();
    }

    Sha256 sha256() {
        return Sha256.fromBytes(sha256);
    }

    /** A class, not a record: EclipseLink cannot fill one. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Nullable
        UUID agreementId;

        int number;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && number == that.number && Objects.equals(agreementId, that.agreementId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(agreementId, number);
        }
    }
}
