package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A PDF that proves something about an organisation, or about one that applies: an extract from the trade register, a mandate, a
 * decision. It was checked before it was kept, and is never changed.
 */
@Entity
@Table(name = "evidence_file")
public class EvidenceFile {

    @Id
    private UUID id;

    @Column(name = "organisation_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID organisationId;

    @Column(name = "application_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID applicationId;

    private String name;

    private int pages;

    private int size;

    private byte[] sha256;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "uploaded_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID uploadedBy;

    /** Set by the database alone, when it deletes the contents. */
    @Column(name = "removed_at", insertable = false, updatable = false)
    private @Nullable Instant removedAt;

    @SuppressWarnings("NullAway.Init") // JPA
    protected EvidenceFile() {}

    private EvidenceFile(Upload upload, @Nullable UUID uploadedBy, Instant now) {
        this.id = UUID.randomUUID();
        this.name = upload.name();
        this.pages = upload.pdf().pages();
        this.size = upload.pdf().bytes().length;
        this.sha256 = upload.pdf().sha256().bytes();
        this.uploadedAt = now;
        this.uploadedBy = uploadedBy;
    }

    static EvidenceFile ofOrganisation(OrganisationId organisation, Upload upload, @Nullable UUID by, Instant now) {
        EvidenceFile file = new EvidenceFile(upload, by, now);
        file.organisationId = organisation.value();
        return file;
    }

    static EvidenceFile ofApplication(UUID application, Upload upload, Instant now) {
        EvidenceFile file = new EvidenceFile(upload, null, now);
        file.applicationId = application;
        return file;
    }

    public UUID id() {
        return id;
    }

    /** When its contents were deleted, as nothing rests on them any more. */
    public Optional<Instant> removedAt() {
        return Optional.ofNullable(removedAt);
    }

    /** Whose it is; empty as long as it belongs to an application. */
    public Optional<OrganisationId> organisation() {
        return Optional.ofNullable(organisationId).map(OrganisationId::new);
    }

    public Optional<UUID> application() {
        return Optional.ofNullable(applicationId);
    }

    /** As it was called where it came from, without what could do harm in a name. */
    public String name() {
        return name;
    }

    public int pages() {
        return pages;
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    public Sha256 sha256() {
        return Sha256.fromBytes(sha256);
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}
