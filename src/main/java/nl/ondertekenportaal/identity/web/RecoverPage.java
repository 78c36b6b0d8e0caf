package nl.ondertekenportaal.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.Recovery;
import nl.ondertekenportaal.identity.TotpSecret;
import nl.ondertekenportaal.organisation.People;
import org.jspecify.annotations.Nullable;

/** Second step of logging in for who lost the authenticator: a recovery code, and at once a new authenticator. */
@Named
@ViewScoped
public class RecoverPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, String> FIELDS = Map.of(
            "login.wrong", "recover:recovery",
            "login.locked", "recover:recovery",
            "activation.code", "recover:code");

    @Inject
    Recovery recovery;

    @Inject
    People people;

    @Inject
    LoginSession session;

    @Inject
    Entry entry;

    @Inject
    FieldErrors errors;

    @Inject
    Clock clock;

    private final TotpSecret secret = TotpSecret.random();
    private String account = "";
    private @Nullable String recoveryCode;
    private @Nullable String code;

    /** Back to the first step when no password was given, or too long ago. */
    public @Nullable String load() {
        Optional<PersonId> awaiting = session.awaitingCode(clock.instant());
        awaiting.ifPresent(person -> account = people.get(person).email());
        return awaiting.isPresent() ? null : ReturnPath.to("/identity/login", null);
    }

    /** Connects the new authenticator, logs in, and goes to where new recovery codes can be made. */
    public @Nullable String recover() throws IOException {
        Optional<PersonId> awaiting = session.awaitingCode(clock.instant());
        if (awaiting.isEmpty()) {
            return ReturnPath.to("/identity/login", null);
        }
        Optional<PersonId> proven = errors.read(FIELDS, () -> {
            recovery.recover(awaiting.get(), recoveryCode, secret, code).require();
            return awaiting.get();
        });
        if (proven.isPresent()) {
            entry.enterAwaited(proven.get(), "/identity/security?recovered=true");
        }
        return null;
    }

    public TotpSecret getSecret() {
        return secret;
    }

    public String getAccount() {
        return account;
    }

    public @Nullable String getRecoveryCode() {
        return recoveryCode;
    }

    public void setRecoveryCode(@Nullable String recoveryCode) {
        this.recoveryCode = recoveryCode;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
