package nl.ondertekenportaal.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Sha256;

/** The documents, in the database. A file is what its revisions appended, one after the other, checked by hash when read. */
@ApplicationScoped
@Transactional
public class StoredDocuments {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Agreements agreements;

    /** The whole file up to this revision, with its hash. */
    public record StoredDocument(byte[] bytes, Sha256 sha256, int revision) {}

    /**
     * The document as it is now.
     *
     * @throws NotFound if the actor may not see the agreement, or its document is not made yet
     * @throws DocumentChanged if the stored bytes are not what was stored
     */
    public StoredDocument latest(Actor actor, AgreementId id) {
        agreements.get(actor, id);
        List<DocumentRevision> revisions = revisions(id);
        if (revisions.isEmpty()) {
            throw new NotFound("document");
        }
        var file = new ByteArrayOutputStream();
        Sha256 hash = Sha256.of();
        for (DocumentRevision revision : revisions) {
            file.writeBytes(revision.appended());
            hash = Sha256.of(file.toByteArray());
            if (!hash.equals(revision.sha256())) {
                throw new DocumentChanged(id, revision.number());
            }
        }
        return new StoredDocument(file.toByteArray(), hash, revisions.size());
    }

    /** Stores the first revision. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Sha256 store(AgreementId id, byte[] document) {
        Sha256 hash = Sha256.of(document);
        em.persist(new DocumentRevision(id, 1, document, hash, clock.instant()));
        return hash;
    }

    /**
     * Stores a next revision: only what it appends.
     *
     * @throws IllegalArgumentException if it does not begin with the exact bytes of the revision before
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Sha256 append(AgreementId id, StoredDocument before, byte[] after) {
        int length = before.bytes().length;
        if (after.length <= length || !Arrays.equals(after, 0, length, before.bytes(), 0, length)) {
            throw new IllegalArgumentException("a revision only appends");
        }
        Sha256 hash = Sha256.of(after);
        byte[] appended = Arrays.copyOfRange(after, length, after.length);
        em.persist(new DocumentRevision(id, before.revision() + 1, appended, hash, clock.instant()));
        return hash;
    }

    private List<DocumentRevision> revisions(AgreementId id) {
        return em.createQuery(
                        "select r from DocumentRevision r where r.agreementId = :id order by r.number",
                        DocumentRevision.class)
                .setParameter("id", id.value())
                .getResultList();
    }
}
