package nl.ondertekenportaal.signing;

import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.Sha256;

/** Something happened to a signing session. */
public sealed interface SigningEvent extends AuditableEvent {

    /** The signatory authorised the whole list; the hash is that of the list. */
    record Authorised(Actor actor, UUID subject, Optional<Sha256> content) implements SigningEvent {

        @Override
        public String type() {
            return "signing.authorised";
        }
    }

    /** One agreement on the list was not signed; the hash is that of the revision that was shown. */
    record Refused(Actor actor, UUID subject, Optional<Sha256> content) implements SigningEvent {

        @Override
        public String type() {
            return "signing.refused";
        }
    }

    /** Every agreement on the list was signed or refused. */
    record Finished(Actor actor, UUID subject, Optional<Sha256> content) implements SigningEvent {

        @Override
        public String type() {
            return "signing.finished";
        }
    }
}
