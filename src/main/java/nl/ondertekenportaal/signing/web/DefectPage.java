package nl.ondertekenportaal.signing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.signing.DefectDesk;
import nl.ondertekenportaal.signing.DefectKind;
import nl.ondertekenportaal.signing.Finding;
import nl.ondertekenportaal.signing.Signatory;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jspecify.annotations.Nullable;

/** Reporting that who signed had no sufficient authority: of one agreement, or of everything that was signed on one authority. */
@Named
@RequestScoped
public class DefectPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode(
            "defect",
            Map.of(
                    "defect.signature",
                    "defect:signature",
                    "defect.kind",
                    "defect:kind",
                    "reason.missing",
                    "defect:explanation",
                    "reason.long",
                    "defect:explanation"));

    @Inject
    DefectDesk desk;

    @Inject
    Agreements agreements;

    @Inject
    SigningAuthorities authorities;

    @Inject
    Signatories signatories;

    @Inject
    LegalCalendar calendar;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable String authority;
    private @Nullable Agreement agreement;
    private @Nullable List<Choice> choices;
    private @Nullable String signature;
    private @Nullable DefectKind kind;
    private @Nullable String explanation;
    private @Nullable String code;

    /**
     * A signature that the defect can be in.
     *
     * @param value its side, and the authority on which it was set, if that is known
     */
    public record Choice(String value, String label) {}

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        Map<String, String> asked = faces.getExternalContext().getRequestParameterMap();
        id = asked.get("id");
        authority = asked.get("authority");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        if (isOfAuthority()) {
            getGround();
        } else if (getChoices().isEmpty()) {
            throw new NotFound("signature");
        }
    }

    /** Whether it is about everything that was signed on one authority. */
    public boolean isOfAuthority() {
        return authority != null;
    }

    public SigningAuthority getGround() {
        return authorities.get(actor, SigningSessions.id(authority));
    }

    /** How many agreements were signed on this authority. */
    public int getNumber() {
        return desk.signedOn(actor, SigningSessions.id(authority)).size();
    }

    public Agreement getAgreement() {
        if (agreement == null) {
            agreement = agreements.get(actor, Agreements.id(id));
        }
        return agreement;
    }

    /** The signatures of which the actor may report a defect. */
    public List<Choice> getChoices() {
        if (choices == null) {
            choices = new ArrayList<>();
            for (Side side : Side.values()) {
                if (DefectDesk.mayReport(actor, getAgreement(), side)
                        && getAgreement().notReportable(side, calendar.today()).isEmpty()) {
                    addSignaturesOf(side, choices);
                }
            }
        }
        return choices;
    }

    private void addSignaturesOf(Side side, List<Choice> to) {
        String party = getAgreement().party(side).name();
        for (Signatory signatory : signatories.of(getAgreement(), side)) {
            signatory
                    .ground()
                    .ifPresent(ground -> ground.chain()
                            .forEach(link -> to.add(new Choice(
                                    side + ":" + link.id(),
                                    messages.text(
                                            "defect.signature.of", party, signatories.inWords(signatory, link))))));
        }
        to.add(new Choice(side + ":", messages.text("defect.signature.other", party)));
    }

    public DefectKind[] getKinds() {
        return DefectKind.values();
    }

    public @Nullable String report() {
        String given = code;
        code = null;
        return errors.read(FIELDS, () -> isOfAuthority() ? reportAll(given) : reportOne(given))
                .orElse(null);
    }

    private String reportAll(@Nullable String given) {
        UUID asked = SigningSessions.id(authority);
        int number = desk.reportAll(actor, asked, finding(), given);
        tell(messages.text("defect.reported.all", number));
        return "/organisation/authority?faces-redirect=true&id=" + asked;
    }

    private String reportOne(@Nullable String given) {
        String chosen = signature;
        if (chosen == null
                || getChoices().stream().noneMatch(each -> each.value().equals(chosen))) {
            throw new RuleBroken("defect.signature");
        }
        String[] parts = chosen.split(":", 2);
        UUID ground = parts[1].isEmpty() ? null : UUID.fromString(parts[1]);
        desk.report(actor, getAgreement().id(), Side.valueOf(parts[0]), ground, finding(), given);
        tell(messages.text("defect.reported"));
        return "/agreement/agreement?faces-redirect=true&id=" + getAgreement().id();
    }

    private Finding finding() {
        if (kind == null) {
            throw new RuleBroken("defect.kind");
        }
        return new Finding(kind, Reason.typed(explanation));
    }

    private void tell(String sentence) {
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
    }

    /** What a passkey is asked to sign. */
    public Intent getIntent() {
        return isOfAuthority()
                ? DefectDesk.reportingAll(SigningSessions.id(authority))
                : DefectDesk.reporting(getAgreement().id());
    }

    public @Nullable String getId() {
        return id;
    }

    public @Nullable String getAuthority() {
        return authority;
    }

    public @Nullable String getSignature() {
        return signature;
    }

    public void setSignature(@Nullable String signature) {
        this.signature = signature;
    }

    public @Nullable DefectKind getKind() {
        return kind;
    }

    public void setKind(@Nullable DefectKind kind) {
        this.kind = kind;
    }

    public @Nullable String getExplanation() {
        return explanation;
    }

    public void setExplanation(@Nullable String explanation) {
        this.explanation = explanation;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
