package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The bytes of an evidence file, apart from it so that a list does not read them. */
@Entity
@Table(name = "evidence_content")
class EvidenceContent {

    @Id
    @Column(name = "evidence_id")
    private UUID evidenceId;

    private byte[] content;

    @SuppressWarnings("NullAway.Init") // JPA
    protected EvidenceContent() {}

    EvidenceContent(EvidenceFile file, byte[] content) {
        this.evidenceId = file.id();
        this.content = content.clone();
    }

    byte[] content() {
        return content.clone();
    }
}
