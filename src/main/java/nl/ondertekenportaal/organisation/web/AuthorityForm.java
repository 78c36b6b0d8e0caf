package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.Validity;
import org.jspecify.annotations.Nullable;

/** The form with which an administrator records that somebody may sign. */
@Named
@RequestScoped
public class AuthorityForm {

    private static final String LIST = "/organisation/authorities?faces-redirect=true";

    private static final Map<String, String> FIELDS = Map.of(
            "authority.person", "add:person",
            "authority.kind", "add:kind",
            "authority.beforeDecision", "add:from",
            "decision.body", "add:body",
            "decision.day", "add:decided",
            "decision.future", "add:decided",
            "decision.reference", "add:reference",
            "validity.from", "add:from",
            "validity.order", "add:to");

    @Inject
    SigningAuthorities authorities;

    @Inject
    Organisations organisations;

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

    private @Nullable String person;
    private @Nullable AuthorityKind kind;
    private String body = "";
    private @Nullable LocalDate decided;
    private String reference = "";
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;

    /** Most often the first administrator records the own authority, of today. */
    @PostConstruct
    void open() {
        if (actor.has(Role.ADMINISTRATOR)) {
            person = actor.ownPerson().toString();
            from = calendar.today();
        }
    }

    public List<Person> getPeople() {
        return authorities.people(actor);
    }

    public List<AuthorityKind> getKinds() {
        return AuthorityKind.of(organisations.get(actor.ownOrganisation()).kind());
    }

    /** To the list, or to the form with what is wrong. */
    public @Nullable String add() {
        Optional<Decision> decision = errors.read(FIELDS, () -> Decision.of(body, decided, reference));
        Optional<Validity> validity = errors.read(FIELDS, () -> Validity.of(from, to));
        if (decision.isEmpty() || validity.isEmpty()) {
            return null;
        }
        UUID whose = person == null || person.isEmpty() ? null : AuthoritiesPage.number(person);
        return errors.read(FIELDS, () -> {
                    authorities.record(actor, whose, kind, decision.get(), validity.get());
                    return done(faces, messages.text("authority.recorded.done"));
                })
                .orElse(null);
    }

    /** Back to the list, which says what was done. */
    static String done(FacesContext faces, String sentence) {
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return LIST;
    }

    public @Nullable String getPerson() {
        return person;
    }

    public void setPerson(@Nullable String person) {
        this.person = person;
    }

    public @Nullable AuthorityKind getKind() {
        return kind;
    }

    public void setKind(@Nullable AuthorityKind kind) {
        this.kind = kind;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }

    public @Nullable LocalDate getDecided() {
        return decided;
    }

    public void setDecided(@Nullable LocalDate decided) {
        this.decided = decided;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public @Nullable LocalDate getFrom() {
        return from;
    }

    public void setFrom(@Nullable LocalDate from) {
        this.from = from;
    }

    public @Nullable LocalDate getTo() {
        return to;
    }

    public void setTo(@Nullable LocalDate to) {
        this.to = to;
    }
}
