package nl.ondertekenportaal.organisation;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * That somebody may sign for an organisation: by what, on which decision, for which sectors, on which days, alone or together. It is
 * given to a person of the organisation itself, or to an agent that acts in its name, and by its own people. It holds once somebody else has confirmed it. It is never changed: the confirmation, and that it ends earlier, are facts which
 * are added, so that what was known when somebody signed can always be seen.
 */
@Entity
@Table(name = "signing_authority")
public class SigningAuthority {

    private static final int LONGEST_REASON = 500;

    /** Before its last day by less than this, it is shown as ending soon. */
    private static final Period SOON = Period.ofDays(30);

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    private @Nullable Person person;

    /** Instead of a person. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agent_id")
    private @Nullable Organisation agent;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Enumerated(EnumType.STRING)
    private AuthorityKind kind;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_on")
    private LocalDate decidedOn;

    private String reference;

    @Column(name = "decision_sectors")
    private String decisionSectors;

    @Column(name = "decision_limits")
    private @Nullable String decisionLimits;

    @Column(name = "decision_until")
    private @Nullable LocalDate decisionUntil;

    private String sectors;

    private boolean joint;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "evidence_id")
    private @Nullable EvidenceFile evidence;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @OneToMany(mappedBy = "authority", cascade = CascadeType.PERSIST)
    @OrderBy("recordedAt")
    private List<SigningAuthorityEnd> ends = new ArrayList<>();

    /** None or one; a list, since it is added and an authority is never changed. */
    @OneToMany(mappedBy = "authority", cascade = CascadeType.PERSIST)
    private List<SigningAuthorityVerdict> verdicts = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // JPA
    protected SigningAuthority() {}

    /**
     * @param person of the organisation itself, to whom it is given
     * @param today the legal day on which it is recorded
     * @throws RuleBroken {@code authority.kind} if such an organisation does not know this kind, {@code decision.future} if
     *     the decision is still to come, {@code authority.beforeDecision} or {@code authority.afterDecision} if it would begin when
     *     its decision cannot be used, {@code authority.scopeWider} if it would go further than its decision
     */
    SigningAuthority(
            Actor recordedBy,
            Person person,
            Organisation organisation,
            Decision decision,
            Power power,
            Instant now,
            LocalDate today) {
        this(recordedBy, organisation, decision, power, now, today);
        if (!power.kind().fits(organisation.kind())) {
            throw new RuleBroken("authority.kind");
        }
        this.person = person;
    }

    /**
     * @param agent that may act in the name of the organisation
     * @throws RuleBroken the same rules; {@code authority.kind} also if such an agent cannot act for such an organisation
     */
    SigningAuthority(
            Actor recordedBy,
            Organisation agent,
            Organisation principal,
            Decision decision,
            Power power,
            Instant now,
            LocalDate today) {
        this(recordedBy, principal, decision, power, now, today);
        if (!power.kind().fitsAgent(principal.kind(), agent.kind())) {
            throw new RuleBroken("authority.kind");
        }
        this.agent = agent;
    }

    private SigningAuthority(
            Actor recordedBy, Organisation organisation, Decision decision, Power power, Instant now, LocalDate today) {
        check(decision, power, today);
        this.id = UUID.randomUUID();
        this.organisationId = organisation.id().value();
        this.kind = power.kind();
        this.decidedBy = decision.body();
        this.decidedOn = decision.day();
        this.reference = decision.reference();
        this.decisionSectors = decision.scope().toStore();
        this.decisionLimits = decision.limits();
        this.decisionUntil = decision.until();
        this.validFrom = power.validity().from();
        this.validTo = power.validity().to();
        this.sectors = power.scope().toStore();
        this.joint = power.joint();
        this.recordedAt = now;
        this.recordedBy = recordedBy.ownPerson().value();
    }

    private static void check(Decision decision, Power power, LocalDate today) {
        LocalDate from = power.validity().from();
        LocalDate until = decision.until();
        if (decision.day().isAfter(today)) {
            throw new RuleBroken("decision.future", decision.day());
        }
        if (from.isBefore(decision.day())) {
            throw new RuleBroken("authority.beforeDecision", decision.day());
        }
        if (until != null && from.isAfter(until)) {
            throw new RuleBroken("authority.afterDecision", until);
        }
        if (!decision.scope().covers(power.scope())) {
            throw new RuleBroken("authority.scopeWider");
        }
    }

    /** With the decision or the mandate as a file; before it is recorded. */
    void prove(EvidenceFile file) {
        evidence = file;
    }

    /** The decision or the mandate as a file; empty if none was given. */
    public Optional<EvidenceFile> evidence() {
        return Optional.ofNullable(evidence);
    }

    OrganisationEvent recorded(Actor actor) {
        Map<String, String> details = new TreeMap<>();
        person().ifPresent(holder -> details.put("person", holder.id().toString()));
        agent().ifPresent(holder -> details.put("agent", holder.id().toString()));
        details.put("kind", kind.name());
        details.put("decidedOn", decidedOn.toString());
        details.put("from", validFrom.toString());
        details.put("sectors", sectors);
        details.put("joint", String.valueOf(joint));
        evidence().ifPresent(file -> details.put("evidence", file.id().toString()));
        lastDay().ifPresent(last -> details.put("to", last.toString()));
        return new OrganisationEvent("authority.recorded", actor, id, details);
    }

    /**
     * Somebody else has seen decision and evidence, and says that it is right. From now on it holds.
     *
     * @throws RuleBroken rules as {@link #undecidable}
     */
    OrganisationEvent confirm(Actor actor, Instant now, LocalDate today) {
        decide(actor, null, now, today);
        return new OrganisationEvent("authority.confirmed", actor, id);
    }

    /**
     * Somebody else says that it is not right. It never holds.
     *
     * @throws RuleBroken {@code authority.reason} without a reason; rules as {@link #undecidable}
     */
    OrganisationEvent refuse(Actor actor, @Nullable String reason, Instant now, LocalDate today) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new RuleBroken("authority.reason", LONGEST_REASON);
        }
        decide(actor, reason.strip(), now, today);
        return new OrganisationEvent("authority.refused", actor, id);
    }

    private void decide(Actor actor, @Nullable String reason, Instant now, LocalDate today) {
        undecidable(actor.ownPerson(), today).ifPresent(broken -> {
            throw broken;
        });
        verdicts.add(new SigningAuthorityVerdict(this, reason, now, actor.ownPerson()));
    }

    /**
     * The rule that keeps this person from confirming or refusing it on this day: {@code authority.decided} if somebody did
     * before, {@code authority.past} if it has ended, {@code authority.own} for who recorded it and for whom it is; empty if
     * nothing does.
     */
    public Optional<RuleBroken> undecidable(PersonId who, LocalDate today) {
        if (verdict().isPresent()) {
            return Optional.of(new RuleBroken("authority.decided"));
        }
        if (stateOn(today) == AuthorityState.ENDED) {
            return Optional.of(new RuleBroken("authority.past"));
        }
        boolean own = who.equals(recordedBy())
                || person().filter(holder -> holder.id().equals(who)).isPresent();
        return own ? Optional.of(new RuleBroken("authority.own")) : Optional.empty();
    }

    /**
     * Lets it end earlier. A last day before the first means that it never held: it was recorded by mistake or withdrawn in
     * time.
     *
     * @throws RuleBroken {@code authority.endsEarlier} if it ends by then already
     */
    OrganisationEvent end(Actor actor, LocalDate lastDay, Instant now) {
        Optional<LocalDate> known = lastDay();
        if (known.isPresent() && !lastDay.isBefore(known.get())) {
            throw new RuleBroken("authority.endsEarlier", known.get());
        }
        ends.add(new SigningAuthorityEnd(this, lastDay, now, actor.ownPerson()));
        return new OrganisationEvent("authority.ended", actor, id, Map.of("lastDay", lastDay.toString()));
    }

    /** Whether it allows to sign on this legal day: it is confirmed, and the first and the last day are included. */
    public boolean isValidOn(LocalDate day) {
        return isConfirmed()
                && !day.isBefore(validFrom)
                && lastDay().filter(day::isAfter).isEmpty();
    }

    /** Whether somebody else said that it is right. */
    public boolean isConfirmed() {
        return verdict().filter(SigningAuthorityVerdict::isConfirmed).isPresent();
    }

    /** What somebody else said of it; empty while it waits for that. */
    public Optional<SigningAuthorityVerdict> verdict() {
        return verdicts.stream().findFirst();
    }

    /** Whether it is enough for an agreement on these sectors. */
    public boolean covers(Collection<String> asked) {
        return scope().covers(asked);
    }

    public AuthorityState stateOn(LocalDate day) {
        if (verdict().isPresent() && !isConfirmed()) {
            return AuthorityState.REFUSED;
        }
        Optional<LocalDate> last = lastDay();
        if (last.filter(end -> day.isAfter(end) || end.isBefore(validFrom)).isPresent()) {
            return AuthorityState.ENDED;
        }
        if (!isConfirmed()) {
            return AuthorityState.WAITING;
        }
        if (day.isBefore(validFrom)) {
            return AuthorityState.UPCOMING;
        }
        boolean soon = last.filter(end -> !end.isAfter(day.plus(SOON))).isPresent();
        return soon ? AuthorityState.EXPIRING : AuthorityState.VALID;
    }

    /** Whether it holds on this day, or may do so later. */
    public boolean isEndableOn(LocalDate day) {
        AuthorityState state = stateOn(day);
        return state != AuthorityState.ENDED && state != AuthorityState.REFUSED;
    }

    /** The last legal day on which it holds, as known now; empty while no end is known. */
    public Optional<LocalDate> lastDay() {
        Stream<LocalDate> recorded = Stream.concat(Stream.ofNullable(validTo), Stream.ofNullable(decisionUntil));
        return Stream.concat(recorded, ends.stream().map(SigningAuthorityEnd::lastDay))
                .min(LocalDate::compareTo);
    }

    public UUID id() {
        return id;
    }

    /** Who holds it, if that is a person of the organisation itself. */
    public Optional<Person> person() {
        return Optional.ofNullable(person);
    }

    /** Who holds it, if that is an organisation that acts in the name of this one. */
    public Optional<Organisation> agent() {
        return Optional.ofNullable(agent);
    }

    /** Whether it is this agent that holds it. */
    boolean isHeldBy(OrganisationId organisation) {
        return agent().filter(holder -> holder.id().equals(organisation)).isPresent();
    }

    /** The name of who holds it. */
    public String holderName() {
        return person().map(Person::name)
                .or(() -> agent().map(Organisation::name))
                .orElseThrow();
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public AuthorityKind kind() {
        return kind;
    }

    public Decision decision() {
        return new Decision(
                decidedBy, decidedOn, reference, SectorScope.stored(decisionSectors), decisionLimits, decisionUntil);
    }

    /** The sectors for which it allows to sign. */
    public SectorScope scope() {
        return SectorScope.stored(sectors);
    }

    /** Whether it allows to sign only together with another person. */
    public boolean isJoint() {
        return joint;
    }

    public LocalDate firstDay() {
        return validFrom;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    public PersonId recordedBy() {
        return new PersonId(recordedBy);
    }

    /** That it ends earlier, each time as it was recorded, the oldest first. */
    public List<SigningAuthorityEnd> ends() {
        return List.copyOf(ends);
    }
}
