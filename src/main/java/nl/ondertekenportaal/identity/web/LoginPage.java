package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.PasskeyChecks;
import nl.ondertekenportaal.identity.Proof;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** First step of logging in: address and password; or a passkey, which is both steps at once. */
@Named
@RequestScoped
public class LoginPage {

    @Inject
    Credentials credentials;

    @Inject
    PasskeyChecks passkeys;

    @Inject
    Entry entry;

    @Inject
    LoginSession session;

    @Inject
    Clock clock;

    @Inject
    ExternalContext external;

    private @Nullable String email;
    private @Nullable String password;
    private @Nullable String from;
    private @Nullable String answer;

    /** The next page: the second factor. */
    public String next() {
        if (email == null || password == null) {
            throw new RuleBroken("login.wrong");
        }
        Credentials.PasswordCheck check = credentials.checkPassword(addressOrWrong(email), password);
        check.proof().require();
        ((HttpServletRequest) external.getRequest()).changeSessionId();
        session.passwordGiven(check.person().orElseThrow(), clock.instant());
        return ReturnPath.to("/identity/code", from);
    }

    /** Both steps at once, for who has a passkey: nothing is typed. */
    public @Nullable String logInWithPasskey() throws IOException {
        PersonId person = passkeys.logIn(answer).orElseThrow(() -> new RuleBroken("passkey.unknown"));
        entry.enter(person, from);
        return null;
    }

    private static MailAddress addressOrWrong(String email) {
        try {
            return new MailAddress(email);
        } catch (RuleBroken notAnAddress) {
            Proof.WRONG.require();
            throw notAnAddress;
        }
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = email;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getAnswer() {
        return answer;
    }

    public void setAnswer(@Nullable String answer) {
        this.answer = answer;
    }

    public @Nullable String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from;
    }
}
