package nl.ondertekenportaal.organisation.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.ExchangePlatform;
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
    private String policyMailbox;
    private String dataLeakMailbox;
    private Map<String, String> platforms;
    private String[] supported;

    @SuppressWarnings("NullAway.Init") // filled in by open
    ProfilePage() {}

    @PostConstruct
    void open() {
        organisation = organisations.get(actor.ownOrganisation());
        Profile profile = organisation.profile();
        representedBy = profile.representedBy();
        policyMailbox = profile.policyMailbox().value();
        dataLeakMailbox = profile.dataLeakMailbox().value();
        platforms = new HashMap<>(profile.platformBySector());
        supported = profile.supportedPlatforms().toArray(String[]::new);
    }

    /** Stores the profile; what is wrong stands beside its field, and nothing is stored. */
    public void save() {
        Optional<MailAddress> policy = mailbox("profile:policy", policyMailbox);
        Optional<MailAddress> leaks = mailbox("profile:leaks", dataLeakMailbox);
        if (policy.isEmpty() || leaks.isEmpty()) {
            return;
        }
        Map<String, String> chosen = new HashMap<>(platforms);
        chosen.values().removeIf(platform -> platform == null || platform.isEmpty());
        Optional<Profile> profile = errors.read(
                Map.of("profile.representedBy", "profile:body"),
                () -> new Profile(representedBy, policy.get(), leaks.get(), chosen, Set.of(supported)));
        profile.ifPresent(changed -> {
            organisations.changeProfile(actor, changed);
            String sentence = messages.text("profile.saved");
            faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        });
    }

    private Optional<MailAddress> mailbox(String field, String value) {
        return errors.read(Map.of("mail.address", field), () -> new MailAddress(value));
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

    public String getPolicyMailbox() {
        return policyMailbox;
    }

    public void setPolicyMailbox(String policyMailbox) {
        this.policyMailbox = policyMailbox;
    }

    public String getDataLeakMailbox() {
        return dataLeakMailbox;
    }

    public void setDataLeakMailbox(String dataLeakMailbox) {
        this.dataLeakMailbox = dataLeakMailbox;
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
