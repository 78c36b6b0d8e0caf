package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.ContactKind;
import nl.ondertekenportaal.organisation.Contacts;
import nl.ondertekenportaal.organisation.ExchangePlatform;
import nl.ondertekenportaal.organisation.ExecutingOrganisation;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Profile;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Sector;
import nl.ondertekenportaal.outbound.MailAddress;

/** The profile of one's own organisation: shown to all of its people, changed by its administrators and editors. */
@Named
@RequestScoped
public class ProfilePage {

    private static final Map<String, String> FIELDS = Map.of(
            "profile.representedBy", "profile:body",
            "executing.name", "profile:executingName",
            "executing.kvk", "profile:executingKvk",
            "identifier.kvk", "profile:executingKvk");

    @Inject
    Organisations organisations;

    @Inject
    Registers registers;

    @Inject
    Actor actor;

    @Inject
    FieldErrors errors;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    private Organisation organisation;
    private String representedBy;
    private Map<String, String> mailboxes;
    private String executingName = "";
    private String executingKvk = "";
    private boolean executingSignals;
    private Map<String, String> platforms;
    private String[] supported;

    @SuppressWarnings("NullAway.Init") // filled in by open
    ProfilePage() {}

    @PostConstruct
    void open() {
        organisation = organisations.get(actor.ownOrganisation());
        Profile profile = organisation.profile();
        representedBy = profile.representedBy();
        mailboxes = new HashMap<>();
        profile.contacts().mailboxes().forEach((kind, mailbox) -> mailboxes.put(kind.name(), mailbox.value()));
        ExecutingOrganisation executing = profile.executing();
        if (executing != null) {
            executingName = executing.name();
            executingKvk = executing.kvk();
            executingSignals = executing.handlesSignals();
        }
        platforms = new HashMap<>(profile.platformBySector());
        supported = profile.supportedPlatforms().toArray(String[]::new);
    }

    /** Stores the profile; what is wrong stands beside its field, and nothing is stored. */
    public void save() {
        Optional<Contacts> contacts = contacts();
        Optional<Optional<ExecutingOrganisation>> executing = errors.read(FIELDS, this::executing);
        if (contacts.isEmpty() || executing.isEmpty()) {
            return;
        }
        Map<String, String> chosen = new HashMap<>(platforms);
        chosen.values().removeIf(platform -> platform == null || platform.isEmpty());
        Optional<Profile> profile = errors.read(
                FIELDS,
                () -> new Profile(
                        representedBy, executing.get().orElse(null), contacts.get(), chosen, Set.of(supported)));
        profile.ifPresent(changed -> {
            organisations.changeProfile(actor, changed);
            String sentence = messages.text("profile.saved");
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        });
    }

    /** All mailboxes that were filled in; empty if one of them is none. */
    private Optional<Contacts> contacts() {
        Map<ContactKind, MailAddress> read = new EnumMap<>(ContactKind.class);
        boolean right = true;
        for (ContactKind kind : getContactKinds()) {
            if (isFilled(kind)) {
                Optional<MailAddress> mailbox = errors.read(
                        Map.of("mail.address", "profile:mailbox-" + kind),
                        () -> new MailAddress(mailboxes.getOrDefault(kind.name(), "")));
                mailbox.ifPresent(address -> read.put(kind, address));
                right &= mailbox.isPresent();
            }
        }
        return right ? Optional.of(new Contacts(read)) : Optional.empty();
    }

    /** Filled in once anything is said about it. */
    private Optional<ExecutingOrganisation> executing() {
        boolean nothing = executingName.isBlank() && executingKvk.isBlank() && !executingSignals;
        return nothing
                ? Optional.empty()
                : Optional.of(new ExecutingOrganisation(executingName, executingKvk, executingSignals));
    }

    private boolean isFilled(ContactKind kind) {
        return !mailboxes.getOrDefault(kind.name(), "").isBlank();
    }

    /** What the mailboxes of this organisation can be for. */
    public List<ContactKind> getContactKinds() {
        return organisation.contactKinds();
    }

    /** For what there is no mailbox yet. */
    public List<ContactKind> getMissing() {
        return getContactKinds().stream().filter(kind -> !isFilled(kind)).toList();
    }

    public Organisation getOrganisation() {
        return organisation;
    }

    public boolean isMunicipality() {
        return organisation.kind() == OrganisationKind.MUNICIPALITY;
    }

    public List<Sector> getSectors() {
        return registers.sectors();
    }

    public List<ExchangePlatform> getAllPlatforms() {
        return registers.platformsToday();
    }

    /** The name of the platform that is chosen for a sector, or empty. */
    public String platformName(String sector) {
        return name(platforms.get(sector));
    }

    public String getSupportedNames() {
        return Set.of(supported).stream().map(this::name).sorted().collect(Collectors.joining(", "));
    }

    private String name(@org.jspecify.annotations.Nullable String code) {
        return getAllPlatforms().stream()
                .filter(platform -> platform.getCode().equals(code))
                .map(ExchangePlatform::getName)
                .findFirst()
                .orElse("");
    }

    public String getRepresentedBy() {
        return representedBy;
    }

    public void setRepresentedBy(String representedBy) {
        this.representedBy = representedBy;
    }

    public Map<String, String> getMailboxes() {
        return mailboxes;
    }

    public String getExecutingName() {
        return executingName;
    }

    public void setExecutingName(String executingName) {
        this.executingName = executingName;
    }

    public String getExecutingKvk() {
        return executingKvk;
    }

    public void setExecutingKvk(String executingKvk) {
        this.executingKvk = executingKvk;
    }

    public boolean isExecutingSignals() {
        return executingSignals;
    }

    public void setExecutingSignals(boolean executingSignals) {
        this.executingSignals = executingSignals;
    }

    public Map<String, String> getPlatforms() {
        return platforms;
    }

    public String[] getSupported() {
        return supported.clone();
    }

    public void setSupported(String[] supported) {
        this.supported = supported.clone();
    }
}
