package nl.ondertekenportaal.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.identity.TotpSecret;
import nl.ondertekenportaal.organisation.Person;
import org.jspecify.annotations.Nullable;

/** Choosing a password and a second factor, with the link from the mail. */
@Named
@ViewScoped
public class ActivatePage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, String> FIELDS = Map.of(
            "password.length", "activate:password",
            "password.common", "activate:password",
            "password.differs", "activate:repeated",
            "activation.code", "activate:code");

    @Inject
    Credentials credentials;

    @Inject
    NewCodes files;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    private final TotpSecret secret = TotpSecret.random();
    private @Nullable String token;
    private String personName = "";
    private String account = "";
    private String problem = "";
    private boolean open;
    private List<String> codes = List.of();
    private @Nullable String password;
    private @Nullable String repeated;
    private @Nullable String code;

    /** Looks up whom the link invites; without a valid link the page explains and shows no form. */
    public void load() {
        try {
            Person person = credentials.toActivate(token);
            personName = person.name();
            account = person.email();
            open = true;
        } catch (RuleBroken broken) {
            problem = messages.explain(broken);
        }
    }

    /** Shows the recovery codes, or the form again with what is wrong. */
    public void activate() {
        codes = errors.read(FIELDS, () -> {
                    if (password == null || !password.equals(repeated)) {
                        throw new RuleBroken("password.differs");
                    }
                    return credentials.activate(token, password, secret, code);
                })
                .orElse(List.of());
    }

    public void download() {
        files.download(codes);
    }

    /** Shown once, when the account was just set up. */
    public List<String> getCodes() {
        return codes;
    }

    public TotpSecret getSecret() {
        return secret;
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

    public String getPersonName() {
        return personName;
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

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
