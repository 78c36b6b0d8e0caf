package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.EvidenceFiles;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Sector;
import nl.ondertekenportaal.organisation.SectorScope;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.Upload;
import nl.ondertekenportaal.organisation.Validity;
import org.jspecify.annotations.Nullable;

/** The form with which an administrator records a decision, and who may represent the organisation on it. */
@Named
@RequestScoped
public class AuthorityForm {

    private static final String LIST = "/organisation/authorities?faces-redirect=true";

    private static final Map<String, String> FIELDS = new HashMap<>(FieldErrors.ofCode("add"));

    static {
        FIELDS.putAll(Map.of(
                "authority.person", "add:person",
                "authority.kind", "add:kind",
                "authority.beforeDecision", "add:from",
                "authority.afterDecision", "add:from",
                "authority.scopeWider", "add:powerSectors",
                "validity.from", "add:from",
                "validity.order", "add:to"));
        FIELDS.putAll(Map.of(
                "decision.body", "add:body",
                "decision.day", "add:decided",
                "decision.future", "add:decided",
                "decision.reference", "add:reference",
                "decision.limits", "add:limits",
                "decision.until", "add:until"));
        for (String reason : List.of(
                "empty",
                "tooLarge",
                "notPdf",
                "truncated",
                "bomb",
                "password",
                "active",
                "tooManyPages",
                "unreadable")) {
            FIELDS.put("upload." + reason, "add:evidence");
        }
    }

    @Inject
    SigningAuthorities authorities;

    @Inject
    AuthorityDesk desk;

    @Inject
    Agency agency;

    @Inject
    EvidenceFiles files;

    @Inject
    Organisations organisations;

    @Inject
    Registers registers;

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

    private final DecisionAnswers decision = new DecisionAnswers();
    private final PowerAnswers power = new PowerAnswers();
    private @Nullable Part file;
    private @Nullable String code;

    /** Anew, or with the decision of another authority. */
    @PostConstruct
    void open() {
        if (actor.has(Role.ADMINISTRATOR)) {
            power.open(actor.ownPerson().toString(), calendar.today());
            String like = faces.getExternalContext().getRequestParameterMap().get("like");
            if (like != null && !like.isEmpty()) {
                decision.copy(
                        authorities.get(actor, AuthoritiesPage.number(like)).decision());
            }
        }
    }

    public List<Person> getPeople() {
        return authorities.people(actor);
    }

    /** Those that can act in the name of the organisation. */
    public List<Organisation> getAgents() {
        return agency.agents(actor);
    }

    /** For people, and for agents if there are any. */
    public List<AuthorityKind> getKinds() {
        OrganisationKind own = own().kind();
        List<Organisation> agents = getAgents();
        return Stream.of(AuthorityKind.values())
                .filter(kind -> kind.fits(own) || agents.stream().anyMatch(agent -> kind.fitsAgent(own, agent.kind())))
                .toList();
    }

    /** Those in which the organisation makes agreements, or others for which it acts. */
    public List<Sector> getSectors() {
        Organisation own = own();
        return registers.sectors().stream()
                .filter(sector -> own.kind() == OrganisationKind.MUNICIPALITY
                        || own.kind().isAgent()
                        || own.sectors().contains(sector.getCode()))
                .toList();
    }

    private Organisation own() {
        return organisations.get(actor.ownOrganisation());
    }

    /** To the list, or to the form with what is wrong. */
    public @Nullable String add() {
        String given = code;
        // never shown again
        code = null;
        Set<String> existing = getSectors().stream().map(Sector::getCode).collect(Collectors.toSet());
        Optional<SectorScope> decided = scope("add:decisionSectors", () -> decision.scope(existing));
        SectorScope widest = decided.orElse(SectorScope.ALL);
        Optional<Decision> right = errors.read(FIELDS, () -> decision.decision(widest));
        Optional<SectorScope> within = scope("add:powerSectors", () -> power.scope(widest, existing));
        Optional<Validity> validity = errors.read(FIELDS, power::validity);
        Optional<List<Upload>> evidence = errors.read(FIELDS, this::uploads);
        if (evidence.isEmpty() || decided.isEmpty() || right.isEmpty() || within.isEmpty() || validity.isEmpty()) {
            return null;
        }
        String person = power.getPerson();
        UUID whose = person == null || person.isEmpty() ? null : AuthoritiesPage.number(person);
        return errors.read(FIELDS, () -> {
                    Power represents = power.power(validity.get(), within.get());
                    Upload file = evidence.get().stream().findFirst().orElse(null);
                    desk.record(actor, whose, right.get(), represents, file, given);
                    return done(faces, messages.text("authority.recorded.done"));
                })
                .orElse(null);
    }

    /** The file that was chosen, checked; none if none was. */
    private List<Upload> uploads() {
        if (file == null || file.getSize() == 0 && file.getSubmittedFileName().isEmpty()) {
            return List.of();
        }
        try (InputStream content = file.getInputStream()) {
            return List.of(files.check(file.getSubmittedFileName(), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<SectorScope> scope(String field, java.util.function.Supplier<SectorScope> answer) {
        return errors.read(Map.of("scope.none", field, "scope.unknown", field), answer);
    }

    /** Back to the list, which says what was done. */
    static String done(FacesContext faces, String sentence) {
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return LIST;
    }

    public DecisionAnswers getDecision() {
        return decision;
    }

    public PowerAnswers getPower() {
        return power;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }

    public Intent getRecording() {
        return AuthorityDesk.recording(actor);
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
