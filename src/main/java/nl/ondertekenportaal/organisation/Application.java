package nl.ondertekenportaal.organisation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that wants to take part. It waits for admission once the applicant has confirmed the e-mail address;
 * NVVK admits it or refuses it with a reason.
 */
@Entity
@Table(name = "application")
public class Application {

    private static final int LONGEST_NAME = 200;

    /** How far the application is. */
    public enum State {
        UNCONFIRMED,
        WAITING,
        ADMITTED,
        REFUSED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private OrganisationKind kind;

    @Column(name = "organisation_name")
    private String organisationName;

    @Column(name = "cbs_code")
    private @Nullable String cbsCode;

    private @Nullable String kvk;

    private @Nullable String rsin;

    private @Nullable String oin;

    @Column(name = "register_number")
    private @Nullable String registerNumber;

    private @Nullable String umbrella;

    @Column(name = "applicant_name")
    private String applicantName;

    @Column(name = "applicant_function")
    private String applicantFunction;

    @Column(name = "applicant_email")
    private String applicantEmail;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Column(name = "confirmed_at")
    private @Nullable Instant confirmedAt;

    @Column(name = "decided_at")
    private @Nullable Instant decidedAt;

    @Column(name = "decided_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID decidedBy;

    private @Nullable String reason;

    @ElementCollection
    @CollectionTable(name = "application_sector", joinColumns = @JoinColumn(name = "application_id"))
    @Column(name = "sector")
    private Set<String> sectors = new HashSet<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Application() {}

    private Application(
            OrganisationKind kind, String organisationName, Identifiers identifiers, Applicant applicant, Instant now) {
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.organisationName = organisationName;
        this.kvk = identifiers.kvk();
        this.rsin = identifiers.rsin();
        this.oin = identifiers.oin();
        this.applicantName = applicant.name();
        this.applicantFunction = applicant.function();
        this.applicantEmail = applicant.email().normalised();
        this.state = State.UNCONFIRMED;
        this.submittedAt = now;
    }

    static Application ofMunicipality(
            Municipality municipality, Identifiers identifiers, Applicant applicant, Instant now) {
        var application =
                new Application(OrganisationKind.MUNICIPALITY, municipality.getName(), identifiers, applicant, now);
        application.cbsCode = municipality.getCbsCode();
        return application;
    }

    /** @param legalName of the legal entity, where it differs from the name in the register; of a group always */
    static Application ofPartner(
            PartnerName partner,
            @Nullable String legalName,
            Set<String> sectors,
            Identifiers identifiers,
            Applicant applicant,
            Instant now) {
        if (identifiers.kvk() == null) {
            throw new RuleBroken("identifier.kvkRequired");
        }
        if (!sectors.contains(partner.getSector())) {
            throw new RuleBroken("partner.sectorRequired", partner.getName());
        }
        var application = new Application(
                OrganisationKind.SIGNAL_PARTNER, signingName(partner, legalName), identifiers, applicant, now);
        application.registerNumber = partner.registerNumber().orElse(null);
        application.umbrella = partner.umbrella().orElse(null);
        application.sectors.addAll(sectors);
        return application;
    }

    /** Only a legal entity signs: of a group, one of its companies. */
    private static String signingName(PartnerName partner, @Nullable String legalName) {
        if (legalName != null && !legalName.isBlank()) {
            return PlainLine.of(legalName, "partner.legalName", LONGEST_NAME);
        }
        if (partner.getNature() == PartnerName.Nature.GROUP) {
            throw new RuleBroken("partner.group", partner.getName());
        }
        return partner.getName();
    }

    void confirm(Instant now) {
        require(State.UNCONFIRMED);
        state = State.WAITING;
        confirmedAt = now;
    }

    void admit(PersonId by, Instant now) {
        decide(State.ADMITTED, by, now);
    }

    /** @throws RuleBroken {@code application.reasonRequired} if no reason is given */
    void refuse(PersonId by, @Nullable String why, Instant now) {
        if (why == null || why.isBlank()) {
            throw new RuleBroken("application.reasonRequired");
        }
        decide(State.REFUSED, by, now);
        reason = why.strip();
    }

    private void decide(State decision, PersonId by, Instant now) {
        require(State.WAITING);
        state = decision;
        decidedAt = now;
        decidedBy = by.value();
    }

    private void require(State required) {
        if (state != required) {
            throw new RuleBroken("application.alreadyDecided", organisationName);
        }
    }

    public UUID id() {
        return id;
    }

    public OrganisationKind kind() {
        return kind;
    }

    public String organisationName() {
        return organisationName;
    }

    public Optional<String> cbsCode() {
        return Optional.ofNullable(cbsCode);
    }

    public Identifiers identifiers() {
        return new Identifiers(kvk, rsin, oin);
    }

    public Optional<String> registerNumber() {
        return Optional.ofNullable(registerNumber);
    }

    public Optional<String> umbrella() {
        return Optional.ofNullable(umbrella);
    }

    public Set<String> sectors() {
        return Set.copyOf(sectors);
    }

    public Applicant applicant() {
        return new Applicant(applicantName, applicantFunction, new MailAddress(applicantEmail));
    }

    public State state() {
        return state;
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** From when NVVK can decide: its address was confirmed. Before that, from when it was submitted. */
    public Instant since() {
        return confirmedAt == null ? submittedAt : confirmedAt;
    }

    /** When NVVK decided. */
    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
