package nl.ondertekenportaal.identity.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.AddressChange;
import nl.ondertekenportaal.organisation.AddressChanges;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.PersonalDetails;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** One's own name, function and address. */
@Named
@RequestScoped
public class AccountPage {

    private static final Map<String, String> DETAILS = FieldErrors.ofCode(
            "details", Map.of("applicant.name", "details:name", "applicant.function", "details:function"));
    private static final Map<String, String> ADDRESS = FieldErrors.ofCode(
            "address",
            Map.of(
                    "mail.address",
                    "address:email",
                    "address.same",
                    "address:email",
                    "address.tooMany",
                    "address:email"));

    @Inject
    People people;

    @Inject
    PersonalDetails details;

    @Inject
    AddressChanges addresses;

    @Inject
    CurrentActor currentActor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private String name = "";
    private String function = "";
    private String email = "";
    private @Nullable String code;

    @PostConstruct
    void fill() {
        name = getPerson().name();
        function = getPerson().function();
    }

    public Person getPerson() {
        return people.get(currentActor.get().ownPerson());
    }

    public Optional<AddressChange> getAsked() {
        return addresses.open(currentActor.get());
    }

    public @Nullable String describe() {
        String given = taken();
        return done("account.details.done", DETAILS, () -> details.change(currentActor.get(), name, function, given));
    }

    public @Nullable String ask() {
        String given = taken();
        return done(
                "account.address.done",
                ADDRESS,
                () -> addresses.ask(currentActor.get(), new MailAddress(email), given));
    }

    public @Nullable String stop() {
        return done("account.address.stopped", Map.of(), () -> addresses.stop(currentActor.get()));
    }

    /** A code works once, so it is not shown again. */
    private @Nullable String taken() {
        String given = code;
        code = null;
        return given;
    }

    private @Nullable String done(String key, Map<String, String> fields, Runnable verb) {
        return errors.read(fields, () -> {
                    verb.run();
                    String sentence = messages.text(key);
                    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
                    faces.getExternalContext().getFlash().setKeepMessages(true);
                    return "/identity/account?faces-redirect=true";
                })
                .orElse(null);
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

    public Intent getDescribing() {
        return PersonalDetails.changing(currentActor.get());
    }

    public Intent getAsking() {
        return AddressChanges.asking(currentActor.get());
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
