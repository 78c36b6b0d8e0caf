package nl.ondertekenportaal.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.identity.PasskeyEvidence;
import nl.ondertekenportaal.organisation.SigningAuthority;
import org.jspecify.annotations.Nullable;

/**
 * The signed statement by which one side ratified what had been signed for it without sufficient authority, which gives the agreement the
 * same effect as if it had been signed with it (Dutch Civil Code, article 3:69(1)). Where two represent a side together, each signs
 * one of like content, and the second has that effect. Never changed.
 */
@Entity
@Table(name = "ratification")
public class Ratification {

    @Id
    private UUID id;

    @Column(name = "agreement_id")
    private UUID agreementId;

    @Enumerated(EnumType.STRING)
    private Side side;

    @Column(name = "person_id")
    private UUID personId;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "authority_id")
    private SigningAuthority authority;

    @Column(name = "signatory_name")
    private String signatoryName;

    @Column(name = "signatory_function")
    private String signatoryFunction;

    @Column(name = "statement_hash")
    private byte[] statementHash;

    /** The hashes of all statements that were authorised at once, one after the other. */
    private byte[] authorised;

    /** Null if one signs alone. */
    @Embedded
    private @Nullable Pair pair;

    private byte[] document;

    private byte[] sha256;

    @Column(name = "signed_at")
    private Instant signedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Embedded
    private @Nullable PasskeyEvidence evidence;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Ratification() {}

    /**
     * @param document the statement as a PDF, sealed and signed
     * @param authorised the statements that the signatory authorised at once
     * @param evidence what the signatory's passkey signed; empty if it was a code
     * @param signedAt the time of the signature in the document
     */
    Ratification(
            Actor actor,
            RatificationStatement statement,
            byte[] document,
            RatificationList authorised,
            Optional<PasskeyEvidence> evidence,
            Instant signedAt,
            Instant now) {
        this.id = UUID.randomUUID();
        this.agreementId = statement.agreement().value();
        this.side = statement.side();
        this.personId = actor.ownPerson().value();
        this.authority = statement.ground();
        this.signatoryName = statement.content().signatory().name();
        this.signatoryFunction = statement.content().signatory().function();
        this.statementHash = statement.hash().bytes();
        this.authorised = authorised.hashes();
        Ratification before = statement.first();
        this.pair = statement.isTogether() ? new Pair(statement.defects(), before == null ? null : before.id) : null;
        this.document = document.clone();
        this.sha256 = Sha256.of(document).bytes();
        this.signedAt = signedAt;
        this.createdAt = now;
        this.evidence = evidence.orElse(null);
    }

    /** Verifies anew, from what is stored and nothing else, that the signatory's passkey signed for this statement. */
    public boolean isProven() {
        return evidence != null
                && RatificationList.holds(authorised, Sha256.fromBytes(statementHash))
                && evidence.proves(new PersonId(personId), RatificationList.intent(authorised));
    }

    /** Whether it ends the defects that it names: signed by who represents the side alone, or by the second of two. */
    public boolean isComplete() {
        return pair == null || pair.first().isPresent();
    }

    /** Whether it is the first of two, and names exactly these defects. */
    boolean isFirstFor(Collection<UUID> defects) {
        return pair != null && pair.isFirstFor(defects);
    }

    /** What the first of two signed, by its id; empty if this is the first, or signed by who represents the side alone. */
    public Optional<UUID> first() {
        return pair == null ? Optional.empty() : pair.first();
    }

    boolean isBy(PersonId person) {
        return personId.equals(person.value());
    }

    public UUID id() {
        return id;
    }

    public AgreementId agreement() {
        return new AgreementId(agreementId);
    }

    /** Which side ratified what was signed for it. */
    public Side side() {
        return side;
    }

    /** On what the signatory could sign it. */
    public SigningAuthority authority() {
        return authority;
    }

    public String signatoryName() {
        return signatoryName;
    }

    public String signatoryFunction() {
        return signatoryFunction;
    }

    /** The statement as a PDF, sealed by the portal and signed. */
    byte[] document() {
        return document.clone();
    }

    /** The hash of the file. */
    public Sha256 sha256() {
        return Sha256.fromBytes(sha256);
    }

    /** The time of the signature in the file. */
    public Instant signedAt() {
        return signedAt;
    }
}
