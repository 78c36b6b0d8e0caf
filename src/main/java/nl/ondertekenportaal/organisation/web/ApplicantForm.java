package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Identifiers;
import nl.ondertekenportaal.outbound.MailAddress;

/** What both kinds of application ask: the numbers of the organisation and who applies. */
@Named
@RequestScoped
public class ApplicantForm {

    static final String FORM = "apply:";

    private static final Map<String, String> FIELDS = Map.of(
            "identifier.kvk", FORM + "kvk",
            "identifier.rsin", FORM + "rsin",
            "identifier.oin", FORM + "oin",
            "identifier.oinDiffers", FORM + "oin",
            "applicant.name", FORM + "name",
            "applicant.function", FORM + "function",
            "mail.address", FORM + "email");

    @Inject
    FieldErrors errors;

    private String kvk = "";
    private String rsin = "";
    private String oin = "";
    private String name = "";
    private String function = "";
    private String email = "";

    /** Each number is checked alone first, so that every wrong one is told at once. */
    Optional<Identifiers> identifiers() {
        boolean right = errors.read(FIELDS, () -> new Identifiers(kvk, null, null))
                        .isPresent()
                & errors.read(FIELDS, () -> new Identifiers(null, rsin, null)).isPresent()
                & errors.read(FIELDS, () -> new Identifiers(null, null, oin)).isPresent();
        return right ? errors.read(FIELDS, () -> new Identifiers(kvk, rsin, oin)) : Optional.empty();
    }

    Optional<Applicant> applicant() {
        Optional<MailAddress> address = errors.read(FIELDS, () -> new MailAddress(email));
        MailAddress known = address.orElseGet(() -> new MailAddress("unknown@invalid"));
        Optional<Applicant> applicant = errors.read(FIELDS, () -> new Applicant(name, function, known));
        return address.isPresent() ? applicant : Optional.empty();
    }

    public String getKvk() {
        return kvk;
    }

    public void setKvk(String kvk) {
        this.kvk = kvk;
    }

    public String getRsin() {
        return rsin;
    }

    public void setRsin(String rsin) {
        this.rsin = rsin;
    }

    public String getOin() {
        return oin;
    }

    public void setOin(String oin) {
        this.oin = oin;
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
}
