package nl.ondertekenportaal.signing.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.signing.Ratification;
import nl.ondertekenportaal.signing.RatificationDesk;
import nl.ondertekenportaal.signing.RatificationList;
import nl.ondertekenportaal.signing.RatificationStatement;
import nl.ondertekenportaal.signing.Ratifications;
import org.jspecify.annotations.Nullable;

/** The statement by which who looks ratifies what was signed for the own side, and the code that authorises it. */
@Named
@RequestScoped
public class RatifyPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode("ratify");

    @Inject
    RatificationDesk desk;

    @Inject
    Ratifications ratifications;

    @Inject
    Agreements agreements;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private @Nullable String id;
    private @Nullable String shown;
    private @Nullable Agreement agreement;
    private @Nullable RatificationStatement statement;
    private String hindrance = "";
    private @Nullable String code;

    /** From the address or the form itself: what can be pressed hangs on it from the start. */
    @PostConstruct
    void open() {
        Map<String, String> asked = faces.getExternalContext().getRequestParameterMap();
        id = asked.get("id");
        shown = asked.get("shown");
    }

    /** Looked up before anything is shown, so that a wrong address is answered as such. */
    public void load() {
        getStatement();
    }

    public Agreement getAgreement() {
        if (agreement == null) {
            agreement = agreements.get(actor, Agreements.id(id));
        }
        return agreement;
    }

    /** What would be signed now; null if something is in the way. */
    public @Nullable RatificationStatement getStatement() {
        if (statement == null && hindrance.isEmpty()) {
            try {
                statement = desk.statement(actor, Agreements.id(id));
            } catch (RuleBroken broken) {
                hindrance = messages.explain(broken);
            }
        }
        return statement;
    }

    /** Why who looks cannot ratify; empty if nothing is in the way. */
    public String getHindrance() {
        getStatement();
        return hindrance;
    }

    /** That two sign it, and whether who looks is the first; empty where one signs alone. */
    public String getTwo() {
        RatificationStatement read = getStatement();
        if (read == null || !read.isTogether()) {
            return "";
        }
        Ratification first = read.first();
        return first == null
                ? messages.text("ratify.two.first")
                : messages.text("ratify.two.second", first.signatoryName(), messages.moment(first.signedAt()));
    }

    public @Nullable String ratify() {
        String given = code;
        code = null;
        return errors.read(FIELDS, () -> {
                    UUID signed = desk.ratify(actor, Agreements.id(id), hash(shown), given);
                    boolean enough = ratifications.get(actor, signed).isComplete();
                    String sentence = messages.text(enough ? "ratify.done" : "ratify.done.first");
                    faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
                    faces.getExternalContext().getFlash().setKeepMessages(true);
                    return "/agreement/agreement?faces-redirect=true&id="
                            + getAgreement().id();
                })
                .orElse(null);
    }

    /** @throws RuleBroken {@code ratification.changed} if it is no hash, and so of no statement */
    static Sha256 hash(@Nullable String hex) {
        try {
            return Sha256.fromBytes(HexFormat.of().parseHex(hex == null ? "" : hex));
        } catch (IllegalArgumentException noHash) {
            throw new RuleBroken("ratification.changed");
        }
    }

    /** The hash of what is shown, which comes back with the form. */
    public String getHash() {
        RatificationStatement read = getStatement();
        return read == null ? "" : list(read).hash().hex();
    }

    private static RatificationList list(RatificationStatement read) {
        return new RatificationList(List.of(read));
    }

    /** What a passkey is asked to sign. */
    public @Nullable Intent getIntent() {
        RatificationStatement read = getStatement();
        return read == null ? null : list(read).intent();
    }

    public @Nullable String getId() {
        return id;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
