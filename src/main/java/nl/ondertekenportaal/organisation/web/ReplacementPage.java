package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AdministratorReplacement;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Replacements;
import nl.ondertekenportaal.organisation.Suspensions;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** NVVK replaces the lost administrators of an organisation: one proposes, another one decides. */
@Named
@RequestScoped
public class ReplacementPage {

    private static final Map<String, String> PROPOSING = FieldErrors.ofCode(
            "propose",
            Map.of(
                    "applicant.name",
                    "propose:name",
                    "applicant.function",
                    "propose:function",
                    "mail.address",
                    "propose:email",
                    "replacement.reason",
                    "propose:reason",
                    "replacement.evidence",
                    "propose:evidence"));
    private static final Map<String, String> CONFIRMING = FieldErrors.ofCode("confirm");

    @Inject
    Replacements replacements;

    @Inject
    Suspensions suspensions;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable List<AdministratorReplacement> all;
    private String name = "";
    private String function = "";
    private String email = "";
    private String reason = "";
    private String evidence = "";
    private boolean oldStay;
    private @Nullable String code;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        id = faces.getExternalContext().getRequestParameterMap().get("id");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getOrganisation();
    }

    public Organisation getOrganisation() {
        return suspensions.find(actor, number());
    }

    private OrganisationId number() {
        return OrganisationsPage.id(id);
    }

    public List<AdministratorReplacement> getAll() {
        if (all == null) {
            all = replacements.of(actor, number());
        }
        return all;
    }

    /** The one that waits for a decision. */
    public Optional<AdministratorReplacement> getProposed() {
        return getAll().stream()
                .filter(each -> each.state() == AdministratorReplacement.State.PROPOSED)
                .findFirst();
    }

    public boolean isProposable() {
        return actor.has(Role.NVVK_STAFF) && getProposed().isEmpty();
    }

    /** Whether this actor may refuse what waits, or take it back. */
    public boolean isDecidable() {
        return actor.has(Role.NVVK_STAFF) && getProposed().isPresent();
    }

    /** Whether it is somebody else than who proposed it. */
    public boolean isConfirmable() {
        return isDecidable() && !getProposed().orElseThrow().isProposedBy(actor);
    }

    public @Nullable String propose() {
        String given = taken();
        return done("replacement.proposed", PROPOSING, () -> {
            Applicant somebody = new Applicant(name, function, new MailAddress(email));
            var grounds = new AdministratorReplacement.Grounds(reason, evidence, oldStay);
            replacements.propose(actor, number(), somebody, grounds, given);
        });
    }

    public @Nullable String confirm() {
        String given = taken();
        return done(
                "replacement.confirmed",
                CONFIRMING,
                () -> replacements.confirm(actor, getProposed().orElseThrow().id(), given));
    }

    public @Nullable String refuse() {
        return done(
                "replacement.refused",
                Map.of(),
                () -> replacements.refuse(actor, getProposed().orElseThrow().id()));
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
                    return "/organisation/replacement?faces-redirect=true&id=" + number();
                })
                .orElse(null);
    }

    public @Nullable String getId() {
        return id;
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

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(String evidence) {
        this.evidence = evidence;
    }

    public boolean isOldStay() {
        return oldStay;
    }

    public void setOldStay(boolean oldStay) {
        this.oldStay = oldStay;
    }

    public Intent getProposing() {
        return Replacements.proposing(number());
    }

    public Intent getConfirming() {
        return Replacements.confirming(getProposed().orElseThrow().id());
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
