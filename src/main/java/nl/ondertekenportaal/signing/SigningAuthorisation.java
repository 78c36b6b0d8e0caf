package nl.ondertekenportaal.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.identity.PasskeyEvidence;
import org.jspecify.annotations.Nullable;

/** With what the list of a signing session was authorised; never changed. What a passkey signed is kept as evidence. */
@Entity
@Table(name = "signing_authorisation")
public class SigningAuthorisation {

    /** What the signatory gave. */
    public enum Method {
        /** A code, which proves who it was at that moment and says nothing about the list. */
        CODE,
        /** A signature over the hash of the list. */
        PASSKEY
    }

    @Id
    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "authorised_at")
    private Instant authorisedAt;

    @Enumerated(EnumType.STRING)
    private Method method;

    @Embedded
    private @Nullable PasskeyEvidence evidence;

    @SuppressWarnings("NullAway.Init") // JPA
    protected SigningAuthorisation() {}

    SigningAuthorisation(SigningSession session, Optional<PasskeyEvidence> evidence, Instant now) {
        this.sessionId = session.id();
        this.authorisedAt = now;
        this.method = evidence.isPresent() ? Method.PASSKEY : Method.CODE;
        this.evidence = evidence.orElse(null);
    }

    /** Whether the signatory's passkey signed this very list. Looks at nothing but what was stored. */
    boolean proves(SigningSession session) {
        return evidence != null
                && session.id().equals(sessionId)
                && session.listHash().equals(session.computedListHash())
                && evidence.proves(session.person(), session.intent());
    }

    public Method method() {
        return method;
    }

    public Instant authorisedAt() {
        return authorisedAt;
    }
}
