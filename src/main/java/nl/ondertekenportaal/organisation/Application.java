package nl.ondertekenportaal.organisation;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that wants to take part. It waits for admission once the applicant has confirmed the e-mail address; NVVK
 * asks for more, which the applicant answers, and admits it or refuses it with a reason. Some are admitted at once, and reviewed.
 */
@Entity
@Table(name = "application")
public class Application {

    /** How far the application is. */
    public enum State {
        UNCONFIRMED,
        WAITING,
        /** NVVK asked something, and the applicant has not answered yet. */
        ASKED,
        ADMITTED,
        REFUSED
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private OrganisationKind kind;

    @Column(name = "organisation_name")
    private String organisationName;

    @Embedded
    private LegalIdentity identity;

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

    @Column(name = "at_once_organisation")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID atOnceOrganisation;

    @ElementCollection
    @CollectionTable(name = "application_sector", joinColumns = @JoinColumn(name = "application_id"))
    @Column(name = "sector")
    private Set<String> sectors = new HashSet<>();

    @Column(name = "draft_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID draftId;

    @Embedded
    private @Nullable MunicipalParty party;

    @Column(name = "group_name")
    private @Nullable String groupName;

    private boolean nationwide = true;

    @Column(name = "proposed_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID proposedBy;

    @Column(name = "proposed_at")
    private @Nullable Instant proposedAt;

    @ElementCollection
    @CollectionTable(name = "application_detail", joinColumns = @JoinColumn(name = "application_id"))
    private Set<Detail> details = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "application_area", joinColumns = @JoinColumn(name = "application_id"))
    @MapKeyColumn(name = "cbs_code")
    private Map<String, ServicePeriod> area = new HashMap<>();

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Application() {}

    /** @throws RuleBroken if something is missing, or does not go together */
    Application(Particulars stated, @Nullable UUID draft, Applicant applicant, Instant now) {
        stated.check();
        BurgerServiceNumber.refuseIn(applicant.name() + " " + applicant.function());
        this.id = UUID.randomUUID();
        this.draftId = draft;
        this.applicantName = applicant.name();
        this.applicantFunction = applicant.function();
        this.applicantEmail = applicant.email().normalised();
        this.state = State.UNCONFIRMED;
        this.submittedAt = now;
        this.kind = stated.kind;
        this.organisationName = stated.name;
        this.identity = stated.identity();
        this.party = stated.party == null ? null : stated.party.copy();
        this.groupName = stated.group;
        this.umbrella = stated.umbrella;
        this.sectors.addAll(stated.sectors);
        this.details.addAll(Detail.of(stated));
        this.nationwide = stated.nationwide;
        stated.area.forEach((code, period) -> area.put(code, period.copy()));
    }

    void confirm(Instant now) {
        require(State.UNCONFIRMED);
        state = State.WAITING;
        confirmedAt = now;
    }

    /** NVVK needs to know more first. */
    ApplicationQuestion ask(PersonId by, @Nullable String question, Instant now) {
        require(State.WAITING);
        ApplicationQuestion asked = new ApplicationQuestion(id, question, by, now);
        state = State.ASKED;
        withdrawProposal();
        return asked;
    }

    /** The applicant answered: it waits for NVVK again. */
    void answered() {
        require(State.ASKED);
        state = State.WAITING;
    }

    /**
     * One of the two who admit together says so; the other one still must.
     *
     * @throws RuleBroken {@code application.proposedBySelf} if it was this one who said so before
     */
    void propose(PersonId by, Instant now) {
        require(State.WAITING);
        if (isProposedBy(by)) {
            throw new RuleBroken("application.proposedBySelf");
        }
        proposedBy = by.value();
        proposedAt = now;
    }

    private boolean isProposedBy(PersonId person) {
        return person.value().equals(proposedBy);
    }

    private void withdrawProposal() {
        proposedBy = null;
        proposedAt = null;
    }

    /**
     * @param fourEyes whether somebody else must have proposed it
     * @throws RuleBroken {@code application.fourEyes} if nobody has, {@code application.proposedBySelf} if it was the same person
     */
    void admit(PersonId by, boolean fourEyes, Instant now) {
        if (fourEyes && proposedBy == null) {
            throw new RuleBroken("application.fourEyes");
        }
        if (fourEyes && isProposedBy(by)) {
            throw new RuleBroken("application.proposedBySelf");
        }
        decide(State.ADMITTED, by, now);
    }

    /** By nobody: everything was in order and a number proven. */
    void admitAtOnce(Instant now) {
        decide(State.ADMITTED, null, now);
    }

    /** The organisation that it became, for who reviews it afterwards. */
    void becameAtOnce(OrganisationId organisation) {
        atOnceOrganisation = organisation.value();
    }

    /** @throws RuleBroken {@code application.reasonRequired} if no reason is given */
    void refuse(PersonId by, @Nullable String why, Instant now) {
        if (why == null || why.isBlank()) {
            throw new RuleBroken("application.reasonRequired");
        }
        if (state == State.ASKED) {
            state = State.WAITING;
        }
        decide(State.REFUSED, by, now);
        reason = why.strip();
    }

    private void decide(State decision, @Nullable PersonId by, Instant now) {
        require(State.WAITING);
        state = decision;
        decidedAt = now;
        decidedBy = by == null ? null : by.value();
    }

    private void require(State required) {
        if (state != required) {
            throw new RuleBroken("application.alreadyDecided", organisationName);
        }
    }

    /** Whether evidence can still be added and questions answered. */
    public boolean isOpen() {
        return state == State.WAITING || state == State.ASKED;
    }

    /** Who said first that it can be admitted, where two must. */
    public Optional<PersonId> proposedBy() {
        return Optional.ofNullable(proposedBy).map(PersonId::new);
    }

    Optional<UUID> draft() {
        return Optional.ofNullable(draftId);
    }

    /** Of a municipality. */
    public Optional<MunicipalParty> party() {
        return Optional.ofNullable(party);
    }

    public Optional<String> group() {
        return Optional.ofNullable(groupName);
    }

    public boolean isNationwide() {
        return nationwide;
    }

    /** The stated service area, by CBS code. */
    public Map<String, ServicePeriod> area() {
        return new java.util.TreeMap<>(area);
    }

    public Details details() {
        return new Details(details);
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

    public LegalIdentity identity() {
        return identity;
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

    /** When it was decided, by NVVK or at once. */
    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    /** The organisation that it became, if it was admitted at once. */
    public Optional<OrganisationId> admittedAtOnce() {
        return Optional.ofNullable(atOnceOrganisation).map(OrganisationId::new);
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }
}
