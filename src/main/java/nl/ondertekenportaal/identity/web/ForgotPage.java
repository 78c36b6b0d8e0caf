package nl.ondertekenportaal.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Clock;
import java.util.Map;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.PasswordResets;
import nl.ondertekenportaal.outbound.MailAddress;

/** Asking for another password. The answer is the same for everybody, also for a visitor who asks too often. */
@Named
@ViewScoped
public class ForgotPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    PasswordResets resets;

    @Inject
    LoginSession session;

    @Inject
    Clock clock;

    @Inject
    FieldErrors errors;

    private String email = "";
    private boolean asked;

    public void ask() {
        errors.read(Map.of("mail.address", "forgot:email"), () -> new MailAddress(email))
                .ifPresent(address -> {
                    if (session.mayAskForLink(clock.instant())) {
                        resets.ask(address);
                    }
                    asked = true;
                });
    }

    public boolean isAsked() {
        return asked;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }
}
