package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Reorganisation.Basis;
import nl.ondertekenportaal.organisation.ReorganisationKind;
import nl.ondertekenportaal.organisation.Reorganisations;
import nl.ondertekenportaal.organisation.Reorganisations.Draft;
import org.jspecify.annotations.Nullable;

/** The form with which NVVK enters a reorganisation ahead. */
@Named
@RequestScoped
public class ReorganisePage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode(
            "enter",
            Map.of(
                    "reorganisation.noDay",
                    "enter:day",
                    "reorganisation.day",
                    "enter:day",
                    "reorganisation.basis",
                    "enter:basis",
                    "reorganisation.reference",
                    "enter:reference",
                    "reorganisation.newName",
                    "enter:to",
                    "reorganisation.sameName",
                    "enter:to",
                    "reorganisation.parties",
                    "enter:to"));

    @Inject
    Reorganisations reorganisations;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private ReorganisationKind kind = ReorganisationKind.MUNICIPAL_MERGER;
    private @Nullable LocalDate day;
    private String basis = "";
    private String reference = "";
    private String from = "";
    private String to = "";
    private @Nullable String code;

    public List<ReorganisationKind> getKinds() {
        return List.of(ReorganisationKind.values());
    }

    /** To the page of what was entered, or the form again with what is wrong. */
    public @Nullable String enter() {
        String given = code;
        code = null;
        return errors.read(
                        FIELDS,
                        () -> done(
                                faces,
                                messages.text("reorganisation.entered.done"),
                                reorganisations
                                        .enter(
                                                actor,
                                                new Draft(kind, day, new Basis(basis, reference), from, to),
                                                given)
                                        .toString()))
                .orElse(null);
    }

    /** The page of this one, which says what was done. */
    static String done(FacesContext faces, String sentence, @Nullable String id) {
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return "/organisation/reorganisation?faces-redirect=true&id=" + id;
    }

    public ReorganisationKind getKind() {
        return kind;
    }

    public void setKind(ReorganisationKind kind) {
        this.kind = kind;
    }

    public @Nullable LocalDate getDay() {
        return day;
    }

    public void setDay(@Nullable LocalDate day) {
        this.day = day;
    }

    public String getBasis() {
        return basis;
    }

    public void setBasis(String basis) {
        this.basis = basis;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public Intent getEntering() {
        return Reorganisations.entering();
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
