package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.LoginSession;
import nl.ondertekenportaal.identity.oidc.LoginTrouble;
import nl.ondertekenportaal.identity.oidc.Outcome;
import nl.ondertekenportaal.identity.oidc.OutsideSession;
import nl.ondertekenportaal.identity.oidc.Providers;
import nl.ondertekenportaal.organisation.AccessRequest;
import nl.ondertekenportaal.organisation.AccessRequests;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.VerifiedIdentifier;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** After a visit to a provider: lets the person in, or tells what went wrong, or what somebody without an account can do. */
@Named
@RequestScoped
public class ProviderPage {

    static final String PATH = "/identity/provider";

    private static final Map<String, String> FIELDS = Map.of(
            "applicant.name", "ask:name",
            "applicant.function", "ask:function",
            "mail.address", "ask:email");

    @Inject
    OutsideSession outside;

    @Inject
    Providers providers;

    @Inject
    VerifiedIdentifier verified;

    @Inject
    AccessRequests requests;

    @Inject
    Organisations organisations;

    @Inject
    LoginSession session;

    @Inject
    Entry entry;

    @Inject
    Clock clock;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    @Inject
    FacesContext faces;

    private @Nullable String name;
    private String function = "";
    private @Nullable String email;
    private @Nullable Optional<Organisation> organisation;

    /** Goes on where nothing needs to be told. */
    public @Nullable String enter() throws IOException {
        Optional<Outcome> outcome = outside.outcome();
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Linked linked) {
            outside.forget();
            String sentence = messages.text("provider.linked.done", providers.nameOf(linked.provider()));
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
            faces.getExternalContext().getFlash().setKeepMessages(true);
            return "/identity/security?faces-redirect=true";
        }
        if (outcome.isPresent() && outcome.get() instanceof Outcome.Proven proven) {
            outside.forget();
            return proven.holds(clock.instant()) ? enter(proven) : null;
        }
        return null;
    }

    private @Nullable String enter(Outcome.Proven proven) throws IOException {
        PersonId person = new PersonId(proven.person());
        OrganisationId represented = new OrganisationId(proven.organisation());
        if (proven.strong()) {
            entry.enterForOne(person, represented, proven.from());
            return null;
        }
        ((HttpServletRequest) faces.getExternalContext().getRequest()).changeSessionId();
        session.passwordGiven(person, represented, clock.instant());
        return ReturnPath.to("/identity/code", proven.from());
    }

    /** Why it did not work; null if it did, or nothing was tried. */
    public @Nullable LoginTrouble getTrouble() {
        if (isStranger() && getOrganisation().filter(Organisation::isSuspended).isPresent()) {
            return LoginTrouble.SUSPENDED;
        }
        return outside.outcome()
                .filter(Outcome.Failed.class::isInstance)
                .map(failed -> ((Outcome.Failed) failed).trouble())
                .orElse(null);
    }

    public boolean isStranger() {
        return verified.current().isPresent();
    }

    /** Whether the stranger's organisation takes part. */
    public boolean isKnown() {
        return isStranger() && getOrganisation().isPresent();
    }

    /** What became of an earlier request to the same organisation. */
    public AccessRequest.@Nullable State getStanding() {
        return verified.current()
                .flatMap(said -> getOrganisation().flatMap(known -> requests.standing(said, known.id())))
                .orElse(null);
    }

    private Optional<Organisation> getOrganisation() {
        if (organisation == null) {
            organisation =
                    Optional.ofNullable(getSaid()).flatMap(said -> organisations.identifiedBy(said.identifiers()));
        }
        return organisation;
    }

    public String getOrganisationName() {
        return getOrganisation().map(Organisation::name).orElse("");
    }

    /** What the provider said of the organisation; null if it did not come so far. */
    public VerifiedIdentifier.@Nullable Verified getSaid() {
        Outcome outcome = outside.outcome().orElse(null);
        if (outcome instanceof Outcome.Failed failed) {
            return failed.said();
        }
        return verified.current().orElse(null);
    }

    /** The last part of the level is what people know it by. */
    public String getLevel() {
        VerifiedIdentifier.Verified said = getSaid();
        return said == null || said.level() == null ? "" : said.level().replaceAll(".*:", "");
    }

    /** Id of the provider that was visited; empty if none was. */
    public String getProvider() {
        return outside.outcome()
                .map(outcome -> switch (outcome) {
                    case Outcome.Failed failed -> failed.provider();
                    case Outcome.Stranger stranger -> stranger.said().provider();
                    case Outcome.Linked linked -> linked.provider();
                    case Outcome.Proof proof -> proof.provider();
                    case Outcome.Proven proven -> "";
                })
                .orElse("");
    }

    public String getProviderName() {
        return providers.nameOf(getProvider());
    }

    public @Nullable String ask() {
        Optional<MailAddress> address = errors.read(FIELDS, () -> new MailAddress(getEmail()));
        MailAddress known = address.orElseGet(() -> new MailAddress("unknown@invalid"));
        Optional<Applicant> asker = errors.read(FIELDS, () -> new Applicant(getName(), function, known));
        if (address.isEmpty() || asker.isEmpty()) {
            return null;
        }
        requests.ask(asker.get());
        return PATH + "?faces-redirect=true";
    }

    public String getName() {
        return name == null ? stranger().map(Outcome.Stranger::name).orElse("") : name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getFunction() {
        return function;
    }

    public void setFunction(String function) {
        this.function = function;
    }

    public String getEmail() {
        return email == null ? stranger().map(Outcome.Stranger::email).orElse("") : email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    private Optional<Outcome.Stranger> stranger() {
        return outside.outcome().filter(Outcome.Stranger.class::isInstance).map(Outcome.Stranger.class::cast);
    }
}
