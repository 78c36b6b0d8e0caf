package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AdmissionMeasure;
import nl.ondertekenportaal.organisation.Colleague;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Suspensions;
import org.jspecify.annotations.Nullable;

/** One organisation as NVVK sees it: its people, and its suspension. */
@Named
@RequestScoped
public class OrganisationPage {

    @Inject
    Suspensions suspensions;

    @Inject
    Colleagues colleagues;

    @Inject
    Registers registers;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable Organisation organisation;
    private @Nullable List<Colleague> people;
    private String reason = "";
    private AdmissionMeasure.Kind measure = AdmissionMeasure.Kind.SUSPENDED;
    private AdmissionMeasure.@Nullable Ground ground;

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
        if (organisation == null) {
            organisation = suspensions.find(actor, number());
        }
        return organisation;
    }

    public List<Colleague> getPeople() {
        if (people == null) {
            people = colleagues.of(actor, number());
        }
        return people;
    }

    public String municipalities(Set<String> cbsCodes) {
        return registers.namesOf(cbsCodes);
    }

    public String joined(Set<String> values) {
        return values.stream().sorted().collect(java.util.stream.Collectors.joining(", "));
    }

    /** Also of one that is suspended: that can be withdrawn. */
    public boolean isSuspendable() {
        return actor.has(Role.NVVK_STAFF)
                && (!getOrganisation().isSuspended() || !suspensions.isWithdrawn(actor, number()));
    }

    /** What was done about its admission, the newest first. */
    public List<AdmissionMeasure> getHistory() {
        return suspensions.history(actor, number());
    }

    public boolean isLiftable() {
        return actor.has(Role.NVVK_STAFF) && getOrganisation().isSuspended();
    }

    /** What waits for a second member of staff, null if nothing does. */
    public @Nullable AdmissionMeasure getProposal() {
        return suspensions.openProposal(actor, number()).orElse(null);
    }

    /** Whether it was this member of staff who proposed it, so that another one must agree. */
    public boolean isProposedBySelf() {
        return suspensions
                .openProposal(actor, number())
                .filter(proposal -> proposal.recordedBy().equals(actor.ownPerson()))
                .isPresent();
    }

    public List<AdmissionMeasure.Ground> getGrounds() {
        return List.of(AdmissionMeasure.Ground.values());
    }

    /** Shows the page anew, or the form again if something is missing. */
    public @Nullable String suspend() {
        Map<String, String> fields = Map.of(
                "organisation.reasonRequired", "suspend:reason", "organisation.groundRequired", "suspend:ground");
        return errors.read(fields, () -> {
                    suspensions.block(actor, number(), measure, ground, reason);
                    return done("organisation.suspend.done." + measure);
                })
                .orElse(null);
    }

    /** Asks a colleague to agree. */
    public @Nullable String proposeLift() {
        return errors.read(Map.of("organisation.reasonRequired", "propose:reason"), () -> {
                    suspensions.proposeLift(actor, number(), reason);
                    return done("organisation.lift.proposed");
                })
                .orElse(null);
    }

    public String lift() {
        suspensions.lift(actor, number());
        return done("organisation.resume.done");
    }

    public String rejectLift() {
        suspensions.rejectLift(actor, number());
        return done("organisation.lift.rejected");
    }

    private String done(String key) {
        String sentence = messages.text(key, getOrganisation().name());
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return "/organisation/organisation?faces-redirect=true&id=" + number();
    }

    private OrganisationId number() {
        return OrganisationsPage.id(id);
    }

    public @Nullable String getId() {
        return id;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public AdmissionMeasure.Kind getMeasure() {
        return measure;
    }

    public void setMeasure(AdmissionMeasure.Kind measure) {
        this.measure = measure;
    }

    public AdmissionMeasure.@Nullable Ground getGround() {
        return ground;
    }

    public void setGround(AdmissionMeasure.@Nullable Ground ground) {
        this.ground = ground;
    }
}
