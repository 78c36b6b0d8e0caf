package nl.ondertekenportaal.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.PasswordResets;
import org.jspecify.annotations.Nullable;

/** Choosing another password with the link from the mail. Opening the page uses nothing up, since mail scanners do that too. */
@Named
@ViewScoped
public class ResetPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, String> FIELDS = Map.of(
            "password.length", "reset:password",
            "password.common", "reset:password",
            "password.differs", "reset:repeated");

    @Inject
    PasswordResets resets;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    private @Nullable String token;
    private String account = "";
    private String problem = "";
    private boolean open;
    private @Nullable String password;
    private @Nullable String repeated;

    /** Without a valid link the page explains and shows no form. */
    public void load() {
        try {
            account = resets.person(token).email();
            open = true;
        } catch (RuleBroken broken) {
            problem = messages.explain(broken);
        }
    }

    /** To the login page, or back to the form with what is wrong. */
    public @Nullable String reset() {
        return errors.read(FIELDS, () -> {
                    if (password == null || !password.equals(repeated)) {
                        throw new RuleBroken("password.differs");
                    }
                    resets.reset(token, password);
                    return "/identity/login?faces-redirect=true&changed=true";
                })
                .orElse(null);
    }

    public boolean isOpen() {
        return open;
    }

    /** Why the link opens nothing. */
    public String getProblem() {
        return problem;
    }

    public String getAccount() {
        return account;
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }

    public @Nullable String getRepeated() {
        return repeated;
    }

    public void setRepeated(@Nullable String repeated) {
        this.repeated = repeated;
    }
}
