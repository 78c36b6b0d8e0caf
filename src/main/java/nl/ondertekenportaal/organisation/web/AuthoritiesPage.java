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
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.AuthorityState;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Person;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.Validity;
import org.jspecify.annotations.Nullable;

/** Who may sign for the own organisation, now and before; recorded and ended by its administrators. */
@Named
@RequestScoped
public class AuthoritiesPage {

    private static final String AGAIN = "/organisation/authorities?faces-redirect=true";

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

    private static final Map<String, String> END_FIELDS =
            Map.of("authority.lastDay", "end:lastDay", "authority.endsEarlier", "end:lastDay");

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

    private @Nullable String ending;
    private @Nullable String person;
    private @Nullable AuthorityKind kind;
    private String body = "";
    private @Nullable LocalDate decided;
    private String reference = "";
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable LocalDate lastDay;
    private @Nullable List<SigningAuthority> all;
    private @Nullable List<PersonId> signatories;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        ending = faces.getExternalContext().getRequestParameterMap().get("ending");
        if (actor.has(Role.ADMINISTRATOR)) {
            person = actor.ownPerson().toString();
            from = calendar.today();
        }
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        if (isEnding()) {
            getEnded();
        }
    }

    public List<SigningAuthority> getAll() {
        if (all == null) {
            all = authorities.own(actor);
        }
        return all;
    }

    public AuthorityState state(SigningAuthority authority) {
        return authority.stateOn(calendar.today());
    }

    public boolean isEndable(SigningAuthority authority) {
        return isRecordable() && state(authority) != AuthorityState.ENDED;
    }

    /** Whether this person lacks the role without which no authority is of use. */
    public boolean isWithoutRole(SigningAuthority authority) {
        if (signatories == null) {
            signatories = authorities.signatories(actor);
        }
        return !signatories.contains(authority.person().id());
    }

    public boolean isRecordable() {
        return actor.has(Role.ADMINISTRATOR);
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
        UUID whose = person == null || person.isEmpty() ? null : number(person);
        return errors.read(FIELDS, () -> {
                    authorities.record(actor, whose, kind, decision.get(), validity.get());
                    return done("authority.recorded.done");
                })
                .orElse(null);
    }

    /** To the list, or to the form with what is wrong. */
    public @Nullable String end() {
        return errors.read(END_FIELDS, () -> {
                    authorities.end(actor, getEnded().id(), lastDay);
                    return done("authority.ended.done");
                })
                .orElse(null);
    }

    private String done(String key) {
        String sentence = messages.text(key);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return AGAIN;
    }

    public boolean isEnding() {
        return isRecordable() && ending != null && !ending.isEmpty();
    }

    /** The one that is about to be ended. */
    public SigningAuthority getEnded() {
        UUID id = number(ending == null ? "" : ending);
        authorities.get(actor, id);
        return getAll().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static UUID number(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("signing authority");
        }
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

    public @Nullable LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(@Nullable LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
