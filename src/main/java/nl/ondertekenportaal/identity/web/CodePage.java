package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.identity.CodePurpose;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.identity.LoginSession;
import org.jspecify.annotations.Nullable;

/** Second step of logging in: the code of the authenticator app. */
@Named
@RequestScoped
public class CodePage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode("login");

    @Inject
    Credentials credentials;

    @Inject
    LoginSession session;

    @Inject
    FieldErrors errors;

    @Inject
    Clock clock;

    @Inject
    Entry entry;

    private @Nullable String code;
    private @Nullable String from;

    /** Back to the first step when no password was given, or too long ago. */
    public @Nullable String refuseWithoutPassword() {
        return session.awaitingCode(clock.instant()).isPresent() ? null : ReturnPath.to("/identity/login", from);
    }

    /** Logs in, and goes where the person wanted to go. */
    public @Nullable String logIn() throws IOException {
        Optional<PersonId> awaiting = session.awaitingCode(clock.instant());
        if (awaiting.isEmpty()) {
            return ReturnPath.to("/identity/login", from);
        }
        Optional<PersonId> proven = errors.read(FIELDS, () -> {
            credentials
                    .checkCode(Actor.of(awaiting.get()), code, CodePurpose.LOGIN)
                    .require();
            return awaiting.get();
        });
        if (proven.isPresent()) {
            entry.enterAwaited(proven.get(), from);
        }
        return null;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }
}
