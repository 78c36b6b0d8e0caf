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
 * That somebody may sign for an organisation: by what, on which decision, on which days. It is never changed: that it ends
 * earlier is a fact which is added, so that what was known when somebody signed can always be seen.
 */
@Entity
@Table(name = "signing_authority")
public class SigningAuthority {

    /** Before its last day by less than this, it is shown as ending soon. */
    private static final Period SOON = Period.ofDays(30);

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    private Person person;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Enumerated(EnumType.STRING)
    private AuthorityKind kind;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_on")
    private LocalDate decidedOn;

    private String reference;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    private UUID recordedBy;

    @OneToMany(mappedBy = "authority", cascade = CascadeType.PERSIST)
    @OrderBy("recordedAt")
    private List<SigningAuthorityEnd> ends = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // JPA
    protected SigningAuthority() {}

    /**
     * @param today the legal day on which it is recorded
     * @throws RuleBroken {@code authority.kind} if such an organisation does not know this kind, {@code decision.future} if
     *     the decision is still to come, {@code authority.beforeDecision} if it would hold before its decision
     */
    SigningAuthority(
            Actor recordedBy,
            Person person,
            Organisation organisation,
            AuthorityKind kind,
            Decision decision,
            Validity validity,
            Instant now,
            LocalDate today) {
        if (!kind.fits(organisation.kind())) {
            throw new RuleBroken("authority.kind");
        }
        if (decision.day().isAfter(today)) {
            throw new RuleBroken("decision.future", decision.day());
        }
        if (validity.from().isBefore(decision.day())) {
            throw new RuleBroken("authority.beforeDecision", decision.day());
        }
        this.id = UUID.randomUUID();
        this.person = person;
        this.organisationId = organisation.id().value();
        this.kind = kind;
        this.decidedBy = decision.body();
        this.decidedOn = decision.day();
        this.reference = decision.reference();
        this.validFrom = validity.from();
        this.validTo = validity.to();
        this.recordedAt = now;
        this.recordedBy = recordedBy.ownPerson().value();
    }

    OrganisationEvent recorded(Actor actor) {
        Map<String, String> details = new TreeMap<>();
        details.put("person", person.id().toString());
        details.put("kind", kind.name());
        details.put("decidedOn", decidedOn.toString());
        details.put("from", validFrom.toString());
        lastDay().ifPresent(last -> details.put("to", last.toString()));
        return new OrganisationEvent("authority.recorded", actor, id, details);
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

    /** Whether it allows to sign on this legal day; the first and the last day are included. */
    public boolean isValidOn(LocalDate day) {
        return !day.isBefore(validFrom) && lastDay().filter(day::isAfter).isEmpty();
    }

    public AuthorityState stateOn(LocalDate day) {
        Optional<LocalDate> last = lastDay();
        if (last.filter(end -> day.isAfter(end) || end.isBefore(validFrom)).isPresent()) {
            return AuthorityState.ENDED;
        }
        if (day.isBefore(validFrom)) {
            return AuthorityState.UPCOMING;
        }
        boolean soon = last.filter(end -> !end.isAfter(day.plus(SOON))).isPresent();
        return soon ? AuthorityState.EXPIRING : AuthorityState.VALID;
    }

    /** The last legal day on which it holds, as known now; empty while no end is known. */
    public Optional<LocalDate> lastDay() {
        return Stream.concat(Stream.ofNullable(validTo), ends.stream().map(SigningAuthorityEnd::lastDay))
                .min(LocalDate::compareTo);
    }

    public UUID id() {
        return id;
    }

    public Person person() {
        return person;
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public AuthorityKind kind() {
        return kind;
    }

    public Decision decision() {
        return new Decision(decidedBy, decidedOn, reference);
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
