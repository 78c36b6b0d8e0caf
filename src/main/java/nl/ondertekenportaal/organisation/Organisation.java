package nl.ondertekenportaal.organisation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** An admitted organisation: a municipality, a signal partner (the legal entity that signs), who acts for them, or NVVK itself. */
@Entity
@Table(name = "organisation")
public class Organisation {

    private static final int LONGEST_REASON = 1000;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private OrganisationKind kind;

    private String name;

    @Embedded
    private LegalIdentity identity;

    private @Nullable String umbrella;

    @Column(name = "represented_by")
    private String representedBy;

    @Column(name = "executing_name")
    private @Nullable String executingName;

    @Column(name = "executing_kvk")
    private @Nullable String executingKvk;

    @Column(name = "executing_signals")
    private @Nullable Boolean executingSignals;

    @Column(name = "signatures_needed")
    private int signaturesNeeded = 1;

    @Column(name = "admitted_at")
    private Instant admittedAt;

    @Column(name = "suspended_at")
    private @Nullable Instant suspendedAt;

    @Column(name = "ends_on")
    private @Nullable LocalDate endsOn;

    @Column(name = "suspension_reason")
    private @Nullable String suspensionReason;

    @Embedded
    private @Nullable MunicipalParty party;

    @Column(name = "group_name")
    private @Nullable String groupName;

    @ElementCollection
    @CollectionTable(name = "organisation_detail", joinColumns = @JoinColumn(name = "organisation_id"))
    private Set<Detail> details = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "organisation_sector", joinColumns = @JoinColumn(name = "organisation_id"))
    @Column(name = "sector")
    private Set<String> sectors = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "supported_platform", joinColumns = @JoinColumn(name = "organisation_id"))
    @Column(name = "platform")
    private Set<String> supportedPlatforms = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "platform_choice", joinColumns = @JoinColumn(name = "organisation_id"))
    @MapKeyColumn(name = "sector")
    @Column(name = "platform")
    private Map<String, String> platformBySector = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "organisation_contact", joinColumns = @JoinColumn(name = "organisation_id"))
    @MapKeyColumn(name = "kind")
    @MapKeyEnumerated(EnumType.STRING)
    @Column(name = "mailbox")
    private Map<ContactKind, String> mailboxes = new HashMap<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Organisation() {}

    /** What becomes of an application that is admitted. */
    Organisation(Application application, Profile profile, Instant admittedAt) {
        this(
                application.kind(),
                application.organisationName(),
                application.identity().copy(),
                application.sectors(),
                profile,
                admittedAt);
        party = application.party().map(MunicipalParty::copy).orElse(null);
        umbrella = application.umbrella().orElse(null);
        groupName = application.group().orElse(null);
        details.addAll(application.details().lasting());
    }

    /** One more of the municipalities for which the same board is the party. */
    Organisation(Application application, Municipality municipality, Profile profile, Instant admittedAt) {
        this(
                OrganisationKind.MUNICIPALITY,
                municipality.getName(),
                LegalIdentity.ofMunicipality(municipality.getCbsCode()),
                Set.of(),
                profile,
                admittedAt);
        party = application.party().map(MunicipalParty::copy).orElse(null);
    }

    private Organisation(
            OrganisationKind kind,
            String name,
            LegalIdentity identity,
            Collection<String> sectors,
            Profile profile,
            Instant admittedAt) {
        this.id = OrganisationId.random().value();
        this.kind = kind;
        this.name = name;
        this.identity = identity;
        this.sectors.addAll(sectors);
        this.admittedAt = admittedAt;
        change(profile);
    }

    /** NVVK itself, which admits the others. */
    static Organisation nvvk(Profile profile, Instant now) {
        return new Organisation(OrganisationKind.NVVK, "NVVK", new LegalIdentity(), Set.of(), profile, now);
    }

    /** @throws nl.ondertekenportaal.common.RuleBroken {@code profile.kind} if it is not the profile of such an organisation */
    final void change(Profile profile) {
        profile.refuseUnlessOf(kind, sectors);
        representedBy = profile.representedBy();
        ExecutingOrganisation executing = profile.executing();
        executingName = executing == null ? null : executing.name();
        executingKvk = executing == null ? null : executing.kvk();
        executingSignals = executing == null ? null : executing.handlesSignals();
        Map<ContactKind, String> changed = new HashMap<>();
        profile.contacts().mailboxes().forEach((contact, mailbox) -> changed.put(contact, mailbox.value()));
        mailboxes = changed;
        platformBySector = new HashMap<>(profile.platformBySector());
        supportedPlatforms = new HashSet<>(profile.supportedPlatforms());
    }

    public Profile profile() {
        Map<ContactKind, MailAddress> contacts = new EnumMap<>(ContactKind.class);
        mailboxes.forEach((contact, mailbox) -> contacts.put(contact, new MailAddress(mailbox)));
        return new Profile(representedBy, executing(), new Contacts(contacts), platformBySector, supportedPlatforms);
    }

    private @Nullable ExecutingOrganisation executing() {
        return executingName == null || executingKvk == null
                ? null
                : new ExecutingOrganisation(executingName, executingKvk, Boolean.TRUE.equals(executingSignals));
    }

    /** What its mailboxes can be for, in their order. */
    public List<ContactKind> contactKinds() {
        return ContactKind.of(kind, sectors);
    }

    public OrganisationId id() {
        return new OrganisationId(id);
    }

    public OrganisationKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /** The same legal entity goes on under another name. */
    void rename(String other) {
        name = other;
    }

    public LegalIdentity identity() {
        return identity;
    }

    public Optional<String> cbsCode() {
        return identity.cbsCode();
    }

    public Identifiers identifiers() {
        return identity.identifiers();
    }

    /** Code of the umbrella organisation of which a signal partner is a member, or which this organisation itself is. */
    public Optional<String> umbrella() {
        return Optional.ofNullable(umbrella);
    }

    /** It joins the covenant as an umbrella of its own. */
    void becomeUmbrella(String code) {
        umbrella = code;
    }

    public Set<String> sectors() {
        return Set.copyOf(sectors);
    }

    /** Which body is the party, or signs for it, of a municipality. */
    public Optional<MunicipalParty> party() {
        return Optional.ofNullable(party);
    }

    /** The group of companies to which it belongs. */
    public Optional<String> group() {
        return Optional.ofNullable(groupName);
    }

    /** Labels, UZOVI codes, and for whom it acts. */
    public Details details() {
        return new Details(details);
    }

    /**
     * @throws RuleBroken {@code organisation.reasonRequired}, {@code organisation.suspended} if it is already, or {@code
     *     organisation.nvvk}: who suspends cannot be suspended
     */
    void suspend(@Nullable String reason, Instant now) {
        if (kind == OrganisationKind.NVVK) {
            throw new RuleBroken("organisation.nvvk");
        }
        if (suspendedAt != null) {
            throw new RuleBroken("organisation.suspended", name);
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new RuleBroken("organisation.reasonRequired", LONGEST_REASON);
        }
        suspendedAt = now;
        suspensionReason = reason.strip();
    }

    /** @throws RuleBroken {@code organisation.notSuspended} */
    void resume() {
        if (suspendedAt == null) {
            throw new RuleBroken("organisation.notSuspended", name);
        }
        suspendedAt = null;
        suspensionReason = null;
    }

    /** How many people sign together for it what is offered from now on: one or two. */
    public int signaturesNeeded() {
        return signaturesNeeded;
    }

    /** @throws RuleBroken {@code signingRule.same} if it is so already, {@code signingRule.number} unless it is one or two */
    void refuseSignatures(int signatures) {
        if (signatures != 1 && signatures != 2) {
            throw new RuleBroken("signingRule.number");
        }
        if (signatures == signaturesNeeded) {
            throw new RuleBroken("signingRule.same");
        }
    }

    /** @throws RuleBroken rules as {@link #refuseSignatures} */
    void changeSignatures(int signatures) {
        refuseSignatures(signatures);
        signaturesNeeded = signatures;
    }

    public Instant admittedAt() {
        return admittedAt;
    }

    public Optional<Instant> suspendedAt() {
        return Optional.ofNullable(suspendedAt);
    }

    /** Why it is suspended, as its people read it. */
    public Optional<String> suspensionReason() {
        return Optional.ofNullable(suspensionReason);
    }

    /** How the register of reorganisations knows it: a municipality by its code, a legal entity by its id. */
    public String successionKey() {
        return cbsCode().orElseGet(id::toString);
    }

    /** Its end by a reorganisation. @param day the first one on which it does not exist any more; null if it does not end */
    void ends(@Nullable LocalDate day) {
        endsOn = day;
    }

    /** Whether it has ended by a reorganisation and does not exist on this day any more. */
    public boolean isEndedOn(LocalDate day) {
        return endsOn != null && !day.isBefore(endsOn);
    }

    /** Whether it exists on this day and is not suspended now. */
    public boolean takesPartOn(LocalDate day) {
        return !isSuspended() && !isEndedOn(day);
    }

    /** The first day on which it does not exist any more, if it ends by a reorganisation. */
    public Optional<LocalDate> endsOn() {
        return Optional.ofNullable(endsOn);
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }

    /** How certificates name it. */
    public String legalIdentifier() {
        return identity.inCertificates(id);
    }
}
