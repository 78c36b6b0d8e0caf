package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.AuthorityState;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import org.jspecify.annotations.Nullable;

/** Who may sign for the own organisation, now and before; recorded and ended by its administrators. */
@Named
@RequestScoped
public class AuthoritiesPage {

    private static final Map<String, String> FIELDS =
            Map.of("authority.lastDay", "end:lastDay", "authority.endsEarlier", "end:lastDay");

    @Inject
    SigningAuthorities authorities;

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
    private @Nullable LocalDate lastDay;
    private @Nullable List<SigningAuthority> all;
    private @Nullable List<PersonId> signatories;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        ending = faces.getExternalContext().getRequestParameterMap().get("ending");
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

    /** To the list, or to the form with what is wrong. */
    public @Nullable String end() {
        return errors.read(FIELDS, () -> {
                    authorities.end(actor, getEnded().id(), lastDay);
                    return AuthorityForm.done(faces, messages.text("authority.ended.done"));
                })
                .orElse(null);
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

    static UUID number(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound("signing authority");
        }
    }

    public @Nullable LocalDate getLastDay() {
        return lastDay;
    }

    public void setLastDay(@Nullable LocalDate lastDay) {
        this.lastDay = lastDay;
    }
}
