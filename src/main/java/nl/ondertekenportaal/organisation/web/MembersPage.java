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
    private @Nullable String who;
    private @Nullable LocalDate day;

    /** From the start, since who can be chosen hangs on it. */
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

    /** What a button of a row says of whom stands in it; nothing if another was pressed. Only by a form: a link says nothing. */
    public @Nullable String say() {
        Map<String, String> sent = faces.getExternalContext().getRequestParameterMap();
        if (!faces.isPostback()) {
            return null;
        }
        String confirmed = sent.get("confirm");
        String denied = sent.get("deny");
        if (confirmed != null) {
            return said(() -> umbrellas.confirm(actor, Evidence.id(confirmed)), "members.confirmed");
        }
        return denied == null ? null : said(() -> umbrellas.deny(actor, Evidence.id(denied)), "members.denied");
    }

    private @Nullable String said(Runnable word, String key) {
        return errors.read(Map.of(), () -> {
                    word.run();
                    return done(key);
                })
                .orElse(null);
    }

    /** Shows the page anew, or the form again if something is missing. */
    public @Nullable String leave() {
        Map<String, String> fields = Map.of("umbrella.dayRequired", "members:day", "umbrella.notMember", "members:who");
        String member = who;
        if (member == null) {
            errors.tell("members:who", new RuleBroken("umbrella.memberRequired"));
            return null;
        }
        return errors.read(fields, () -> {
                    umbrellas.leave(actor, Evidence.id(member), day);
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

    public @Nullable String getWho() {
        return who;
    }

    public void setWho(@Nullable String who) {
        this.who = who;
    }

    public @Nullable LocalDate getDay() {
        return day;
    }

    public void setDay(@Nullable LocalDate day) {
        this.day = day;
    }
}
