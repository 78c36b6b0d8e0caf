package nl.ondertekenportaal.organisation.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Applications;
import nl.ondertekenportaal.organisation.Draft;
import nl.ondertekenportaal.organisation.Drafts;
import nl.ondertekenportaal.organisation.ExchangePlatform;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.PartyForm;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An organisation applies. What is typed is kept at once; the id of the draft stays in the state of this page, on the server, so that
 * nobody reads a draft by guessing.
 */
@Named
@ViewScoped
public class ApplyPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final String MAILS = "applications.mails";
    private static final int MOST_MAILS = 5;
    private static final String SECTORS = "sectors";
    private static final String PLATFORMS = "platforms";

    /** Those that have no page of their own. */
    private static final Set<OrganisationKind> OTHERS = Set.of(
            OrganisationKind.EXECUTING_ORGANISATION,
            OrganisationKind.DELIVERY_AGENT,
            OrganisationKind.UMBRELLA,
            OrganisationKind.EXCHANGE_PLATFORM);

    @Inject
    Drafts drafts;

    @Inject
    Applications applications;

    @Inject
    Organisations organisations;

    @Inject
    Registers registers;

    @Inject
    ApplyAnswers reader;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    private String kindAsked = "";
    private @Nullable String token;
    private OrganisationKind kind = OrganisationKind.MUNICIPALITY;
    private @Nullable UUID draft;
    private @Nullable Instant savedAt;
    private Map<String, String> answers = new HashMap<>();
    private String[] sectors = {};
    private String[] platforms = {};
    private List<String> near = List.of();

    /** With an empty form, or with the draft to which a mailed link leads. */
    public void begin(String ofPage) {
        kind = kindOf(ofPage.isEmpty() ? kindAsked : ofPage, ofPage.isEmpty());
        platforms = registers.platformsToday().stream()
                .map(ExchangePlatform::getCode)
                .toArray(String[]::new);
        answers.put("register", "KVK");
        answers.put("area", "ALL");
        answers.put("party", PartyForm.COLLEGE.name());
        if (token != null && !token.isEmpty()) {
            goOn();
        }
    }

    private OrganisationKind kindOf(String name, boolean other) {
        if (other && token != null && !token.isEmpty()) {
            return OrganisationKind.EXECUTING_ORGANISATION;
        }
        return Arrays.stream(OrganisationKind.values())
                .filter(each -> each.name().equals(name) && (!other || OTHERS.contains(each)))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind of organisation"));
    }

    private void goOn() {
        try {
            Draft found = drafts.resume(token);
            if (!Drafts.page(found.kind()).equals(Drafts.page(kind))) {
                throw new RuleBroken("link.invalid");
            }
            kind = found.kind();
            draft = found.id();
            savedAt = found.savedAt();
            answers = new HashMap<>(found.answers());
            sectors = list(answers.remove(SECTORS));
            platforms = list(answers.remove(PLATFORMS));
        } catch (RuleBroken gone) {
            tell(FacesMessage.SEVERITY_ERROR, messages.explain(gone));
        }
    }

    private static String[] list(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? new String[0] : joined.split(",");
    }

    /** Keeps what was typed so far, right or wrong. */
    public void save() {
        Map<String, String> typed = new HashMap<>();
        answers.forEach((field, answer) -> {
            if (answer != null && !answer.isBlank()) {
                typed.put(field, answer);
            }
        });
        typed.put(SECTORS, String.join(",", sectors));
        typed.put(PLATFORMS, String.join(",", platforms));
        Draft saved = drafts.save(draft, kind, typed);
        draft = saved.id();
        savedAt = saved.savedAt();
        String name = reader.name(kind, answers);
        near = kind == OrganisationKind.MUNICIPALITY || name.isBlank() ? List.of() : organisations.similar(name);
    }

    /** Mails the way back to what was typed. */
    public void mailLink() {
        Optional<MailAddress> address = errors.read(
                Map.of("mail.address", ApplyAnswers.FORM + "email"),
                () -> new MailAddress(answers.getOrDefault("email", "")));
        if (address.isPresent()) {
            countMail();
            save();
            drafts.mailLink(java.util.Objects.requireNonNull(draft), address.get());
            tell(
                    FacesMessage.SEVERITY_INFO,
                    messages.text("apply.later.done", address.get().value()));
        }
    }

    /** A browser asks for a few at most, for whichever addresses. */
    private static void countMail() {
        Map<String, Object> session =
                FacesContext.getCurrentInstance().getExternalContext().getSessionMap();
        int asked = session.get(MAILS) instanceof Integer before ? before : 0;
        if (asked >= MOST_MAILS) {
            throw new RuleBroken("draft.tooManyMails");
        }
        session.put(MAILS, asked + 1);
    }

    /** To the page that says what happens next, or back to the form with what is wrong. */
    public @Nullable String apply() {
        save();
        return reader.particulars(kind, answers, Set.of(sectors), Set.of(platforms))
                .flatMap(stated -> reader.applicant(answers)
                        .flatMap(applicant -> errors.read(
                                ApplyAnswers.fields(kind), () -> applications.apply(stated, draft, applicant))))
                .map(sent -> "/organisation/applied?faces-redirect=true")
                .orElse(null);
    }

    private static void tell(FacesMessage.Severity severity, String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, sentence, sentence));
    }

    /** When it was kept last, empty before. */
    public String getSaved() {
        return savedAt == null ? "" : messages.text("apply.saved", TIME.format(savedAt.atZone(LegalCalendar.ZONE)));
    }

    /** Names of others that resemble the one that was typed. */
    public String getNear() {
        return String.join(", ", near);
    }

    public List<SelectItem> getParties() {
        return Arrays.stream(PartyForm.values())
                .map(form -> new SelectItem(form.name(), messages.text("party." + form)))
                .toList();
    }

    public OrganisationKind getKind() {
        return kind;
    }

    public Map<String, String> getAnswers() {
        return answers;
    }

    public String[] getSectors() {
        return sectors.clone();
    }

    public void setSectors(String[] sectors) {
        this.sectors = sectors.clone();
    }

    public String[] getPlatforms() {
        return platforms.clone();
    }

    public void setPlatforms(String[] platforms) {
        this.platforms = platforms.clone();
    }

    public @Nullable String getToken() {
        return token;
    }

    public void setToken(@Nullable String token) {
        this.token = token;
    }

    public String getKindAsked() {
        return kindAsked;
    }

    public void setKindAsked(@Nullable String kindAsked) {
        this.kindAsked = kindAsked == null ? "" : kindAsked;
    }
}
