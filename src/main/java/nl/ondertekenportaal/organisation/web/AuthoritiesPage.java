package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
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
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityState;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.SigningRuleChange;
import nl.ondertekenportaal.organisation.SigningRules;
import org.jspecify.annotations.Nullable;

/** Who may sign for the own organisation, now and before, or what a principal lets its agent do; recorded and ended by administrators. */
@Named
@RequestScoped
public class AuthoritiesPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode(
            "end", Map.of("authority.lastDay", "end:lastDay", "authority.endsEarlier", "end:lastDay"));

    @Inject
    SigningAuthorities authorities;

    @Inject
    AuthorityDesk desk;

    @Inject
    Agency agency;

    @Inject
    SigningRules rules;

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
    private @Nullable String asked;
    private @Nullable LocalDate lastDay;
    private @Nullable String code;
    private @Nullable List<SigningAuthority> all;
    private @Nullable List<SigningAuthority> held;
    private @Nullable List<PersonId> signatories;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        Map<String, String> request = faces.getExternalContext().getRequestParameterMap();
        ending = request.get("ending");
        asked = request.get("signatures");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        if (isEnding()) {
            getEnded();
        }
    }

    /** Whether only what the principal gave the agent is shown. */
    public boolean isThroughAgent() {
        return actor.isAgent();
    }

    /** The name of the organisation for which who looks acts. */
    public String getOwnName() {
        return organisations.get(actor.ownOrganisation()).name();
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
        return isRecordable() && authority.isEndableOn(calendar.today());
    }

    /** Whether who looks can confirm it. */
    public boolean isDecidable(SigningAuthority authority) {
        return isRecordable()
                && authority.undecidable(actor.ownPerson(), calendar.today()).isEmpty()
                && desk.hindranceOfAgent(actor, authority).isEmpty();
    }

    /** Whether it is a person's who lacks the role without which no authority is of use. */
    public boolean isWithoutRole(SigningAuthority authority) {
        return authority
                .person()
                .filter(person -> !signatories().contains(person.id()))
                .isPresent();
    }

    private List<PersonId> signatories() {
        if (signatories == null) {
            signatories = authorities.signatories(actor);
        }
        return signatories;
    }

    /** What others let the own organisation do in their name, now and before; empty for who is no agent. */
    public List<SigningAuthority> getHeld() {
        if (held == null) {
            held = isOfAgent() ? agency.held(actor) : List.of();
        }
        return held;
    }

    /** Whether the own organisation is one that acts in the name of others. */
    public boolean isOfAgent() {
        return organisations.get(actor.ownOrganisation()).kind().isAgent();
    }

    public String principal(SigningAuthority authority) {
        return organisations.get(authority.organisation()).name();
    }

    /** How many sign together for the own organisation what is offered from now on. */
    public int getRule() {
        return organisations.get(actor.ownOrganisation()).signaturesNeeded();
    }

    /** That one signature is enough, as somebody asked and nobody has decided. */
    public Optional<SigningRuleChange> getRuleChange() {
        return rules.waiting(actor);
    }

    /** The other number, to which the rule can be changed. */
    public int getOtherRule() {
        return getRule() == 1 ? 2 : 1;
    }

    /** To the list, or to the form with what is wrong. */
    public @Nullable String changeRule() {
        String given = code;
        code = null;
        return errors.read(FieldErrors.ofCode("rule"), () -> {
                    boolean waits = rules.change(actor, "1".equals(asked) ? 1 : 2, given);
                    return AuthorityForm.done(
                            faces, messages.text(waits ? "signingRule.asked.done" : "signingRule.done"));
                })
                .orElse(null);
    }

    public boolean isRecordable() {
        return actor.has(Role.ADMINISTRATOR);
    }

    /** To the list, or to the form with what is wrong. */
    public @Nullable String end() {
        String given = code;
        // never shown again
        code = null;
        return errors.read(FIELDS, () -> {
                    desk.end(actor, getEnded().id(), lastDay, given);
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

    static UUID number(@Nullable String id) {
        try {
            return UUID.fromString(id == null ? "" : id);
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

    public Intent getEndingIntent() {
        return AuthorityDesk.ending(getEnded().id());
    }

    public Intent getChangingRule() {
        return SigningRules.changing(actor, getOtherRule());
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
