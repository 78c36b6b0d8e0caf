package nl.ondertekenportaal.identity.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.FirstAdministrator;
import nl.ondertekenportaal.identity.TotpSecret;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** The first person of NVVK: who it is, a password and an authenticator, with the link from the console. */
@Named
@ViewScoped
public class FirstPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, String> FIELDS = Map.of(
            "applicant.name", "first:name",
            "applicant.function", "first:function",
            "mail.address", "first:email",
            "people.elsewhere", "first:email",
            "password.length", "first:password",
            "password.common", "first:password",
            "password.differs", "first:repeated",
            "activation.code", "first:code");

    @Inject
    FirstAdministrator first;

    @Inject
    NewCodes files;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    private final TotpSecret secret = TotpSecret.random();
    private @Nullable String token;
    private String problem = "";
    private boolean open;
    private List<String> codes = List.of();
    private String name = "";
    private String function = "";
    private String email = "";
    private @Nullable String password;
    private @Nullable String repeated;
    private @Nullable String code;

    /** Without a valid link the page explains and shows no form. */
    public void load() {
        try {
            first.check(token);
            open = true;
        } catch (RuleBroken broken) {
            problem = messages.explain(broken);
        }
    }

    /** Shows the recovery codes, or the form again with what is wrong. */
    public void begin() {
        Optional<MailAddress> address = errors.read(FIELDS, () -> new MailAddress(email));
        MailAddress known = address.orElseGet(() -> new MailAddress("unknown@invalid"));
        Optional<Applicant> somebody = errors.read(FIELDS, () -> new Applicant(name, function, known));
        if (address.isPresent() && somebody.isPresent()) {
            codes = errors.read(FIELDS, () -> {
                        if (password == null || !password.equals(repeated)) {
                            throw new RuleBroken("password.differs");
                        }
                        return first.begin(token, somebody.get(), password, secret, code);
                    })
                    .orElse(List.of());
        }
    }

    public void download() {
        files.download(codes);
    }

    public List<String> getCodes() {
        return codes;
    }

    public TotpSecret getSecret() {
        return secret;
    }

    /** The account as the authenticator shows it: the address is not known before it is typed. */
    public String getAccount() {
        return "NVVK";
    }

    public boolean isOpen() {
        return open;
    }

    /** Why the link opens nothing. */
    public String getProblem() {
        return problem;
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getFunction() {
        return function;
    }

    public void setFunction(String function) {
        this.function = function;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
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
