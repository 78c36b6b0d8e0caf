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
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.UmbrellaWord;
import nl.ondertekenportaal.organisation.Umbrellas;
import org.jspecify.annotations.Nullable;

/** An umbrella organisation's own page: who says to be a member, who is, and who left. */
@Named
@RequestScoped
public class MembersPage {

    @Inject
    Umbrellas umbrellas;

    @Inject
    Organisations organisations;

    @Inject
    Actor actor;

    @Inject
    FacesContext faces;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    private List<Umbrellas.Claim> all = List.of();
    private String who = "";
    private @Nullable LocalDate day;

    /** From the start, since the rows of the tables are what is pressed in. */
    @PostConstruct
    void open() {
        if (isUmbrella()) {
            all = umbrellas.claims(actor);
        }
    }

    /** Looked up before anything is shown; for anybody else there is no such page. */
    public void load() {
        if (!isUmbrella()) {
            throw new NotFound("members");
        }
    }

    private boolean isUmbrella() {
        Organisation own = organisations.get(actor.ownOrganisation());
        return own.kind() == OrganisationKind.UMBRELLA;
    }

    public String confirm(UUID subject) {
        umbrellas.confirm(actor, subject);
        return done("members.confirmed");
    }

    public String deny(UUID subject) {
        umbrellas.deny(actor, subject);
        return done("members.denied");
    }

    /** Shows the page anew, or the form again if something is missing. */
    public @Nullable String leave() {
        Map<String, String> fields = Map.of("umbrella.dayRequired", "members:day", "umbrella.notMember", "members:who");
        if (who.isBlank()) {
            errors.tell("members:who", new RuleBroken("umbrella.memberRequired"));
            return null;
        }
        return errors.read(fields, () -> {
                    umbrellas.leave(actor, Evidence.id(who), day);
                    return done("members.left");
                })
                .orElse(null);
    }

    private String done(String key) {
        String sentence = messages.text(key);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        faces.getExternalContext().getFlash().setKeepMessages(true);
        return "/organisation/members?faces-redirect=true";
    }

    /** Of whom nothing was said yet. */
    public List<Umbrellas.Claim> getClaims() {
        return all.stream().filter(claim -> claim.word() == null).toList();
    }

    public List<Umbrellas.Claim> getMembers() {
        return all.stream().filter(Umbrellas.Claim::isMember).toList();
    }

    /** Who left, and who is none. */
    public List<Umbrellas.Claim> getOthers() {
        return all.stream()
                .filter(claim -> claim.word() != null && claim.word().kind() != UmbrellaWord.Kind.CONFIRMED)
                .toList();
    }

    public String getWho() {
        return who;
    }

    public void setWho(String who) {
        this.who = who;
    }

    public @Nullable LocalDate getDay() {
        return day;
    }

    public void setDay(@Nullable LocalDate day) {
        this.day = day;
    }
}
