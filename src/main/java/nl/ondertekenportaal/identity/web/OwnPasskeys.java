package nl.ondertekenportaal.identity.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.Passkey;
import nl.ondertekenportaal.identity.Passkeys;
import nl.ondertekenportaal.organisation.Intent;
import org.jspecify.annotations.Nullable;

/** The part of one's own account about passkeys: the list, adding in two steps, another name, removing. */
@Named
@ViewScoped
public class OwnPasskeys implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Passkeys passkeys;

    @Inject
    CurrentActor currentActor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String chosen;
    private String name = "";
    private String newName = "";
    private @Nullable String code;
    private @Nullable String answer;
    private @Nullable String options;

    @PostConstruct
    void open() {
        chosen = faces.getExternalContext().getRequestParameterMap().get("passkey");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        newName = getChosen().map(Passkey::name).orElse("");
    }

    public List<Passkey> getAll() {
        return passkeys.of(currentActor.get());
    }

    /** The one of which the address says that it is to be changed. */
    public Optional<Passkey> getChosen() {
        return Optional.ofNullable(chosen)
                .map(id -> getAll().stream()
                        .filter(each -> each.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("passkey")));
    }

    /** First step: who it is. Then the page shows the second one. */
    public void prepare() {
        options = read("addPasskey:name", "addPasskey", () -> passkeys.prepare(currentActor.get(), name, taken()))
                .orElse(null);
    }

    /** Second step: what the device made; if it is refused, from the first step again. */
    public String add() {
        options = null;
        passkeys.add(currentActor.get(), name, answer);
        return done("passkeys.added.done", name);
    }

    public @Nullable String rename() {
        return read("renamePasskey:name", "renamePasskey", () -> {
                    passkeys.rename(currentActor.get(), chosenId(), newName);
                    return done("passkeys.renamed.done", newName);
                })
                .orElse(null);
    }

    public @Nullable String remove() {
        String removed = getChosen().map(Passkey::name).orElse("");
        return read("", "removePasskey", () -> {
                    passkeys.remove(currentActor.get(), chosenId(), taken());
                    return done("passkeys.removed.done", removed);
                })
                .orElse(null);
    }

    private <T> Optional<T> read(String nameField, String form, Supplier<T> verb) {
        return errors.read(FieldErrors.ofCode(form, Map.of("passkey.name", nameField)), verb);
    }

    private String done(String key, String about) {
        String sentence = messages.text(key, about.strip());
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return "/identity/security?faces-redirect=true";
    }

    private UUID chosenId() {
        return getChosen().map(Passkey::id).orElseThrow(() -> new NotFound("passkey"));
    }

    /** What is given works once, so it is not shown again. */
    private @Nullable String taken() {
        String given = code;
        code = null;
        return given;
    }

    public Intent getAdding() {
        return Passkeys.adding(currentActor.get());
    }

    public Intent getRemoving() {
        return Passkeys.removing(chosenId());
    }

    /** For the script, in the second step; null before it. */
    public @Nullable String getOptions() {
        return options;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getNewName() {
        return newName;
    }

    public void setNewName(String newName) {
        this.newName = newName;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public @Nullable String getAnswer() {
        return answer;
    }

    public void setAnswer(@Nullable String answer) {
        this.answer = answer;
    }
}
