package nl.ondertekenportaal.organisation;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OptionalUuidConverter;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * A merger, a split or the like, with its first day and its legal basis. Entered ahead; until its day it can be withdrawn with a reason, and
 * never changed.
 */
@Entity
@Table(name = "reorganisation")
public class Reorganisation {

    private static final int LONGEST = 200;
    private static final int LONGEST_REASON = 1000;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private ReorganisationKind kind;

    private LocalDate day;

    @Column(name = "legal_basis")
    private String legalBasis;

    private String reference;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    @Column(name = "recorded_by")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID recordedBy;

    @OneToMany(mappedBy = "reorganisation", cascade = CascadeType.PERSIST, fetch = FetchType.EAGER)
    @OrderBy("name, party")
    private List<ReorganisationParty> parties = new ArrayList<>();

    @OneToOne(mappedBy = "reorganisation", cascade = CascadeType.PERSIST)
    private @Nullable ReorganisationWithdrawal withdrawal;

    @SuppressWarnings("NullAway.Init") // JPA
    protected Reorganisation() {}

    /**
     * @throws RuleBroken {@code reorganisation.parties} if there cannot be this many, {@code reorganisation.day} if the day is not to come,
     *     {@code reorganisation.basis} or {@code reorganisation.reference} if it is no line of text
     */
    Reorganisation(
            Actor actor,
            ReorganisationKind kind,
            LocalDate day,
            Basis basis,
            Sides sides,
            Instant now,
            LocalDate today) {
        if (!kind.fits(sides.from().size(), sides.to().size())) {
            throw new RuleBroken("reorganisation.parties");
        }
        if (!day.isAfter(today)) {
            throw new RuleBroken("reorganisation.day", today);
        }
        this.id = UUID.randomUUID();
        this.kind = kind;
        this.day = day;
        this.legalBasis = PlainLine.of(basis.text(), "reorganisation.basis", LONGEST);
        this.reference = PlainLine.of(basis.reference(), "reorganisation.reference", LONGEST);
        this.recordedAt = now;
        this.recordedBy = actor.ownPerson().value();
        sides.from().forEach(party -> parties.add(new ReorganisationParty(this, ReorganisationParty.Side.FROM, party)));
        sides.to().forEach(party -> parties.add(new ReorganisationParty(this, ReorganisationParty.Side.TO, party)));
    }

    /** The law or the deed on which it rests, and where that can be found. */
    public record Basis(String text, String reference) {}

    /**
     * A party as it was called then.
     *
     * @param key of a municipality its code in the register, of a legal entity its id here
     */
    public record Party(String key, String name) {}

    /** From whom to whom. */
    public record Sides(List<Party> from, List<Party> to) {}

    /**
     * It does not go through, or was entered wrongly.
     *
     * @throws RuleBroken {@code reorganisation.withdrawn} if it was withdrawn before, {@code reorganisation.past} from its day,
     *     {@code reorganisation.reason} without a reason
     */
    ReorganisationEvent withdraw(Actor actor, @Nullable String reason, Instant now, LocalDate today) {
        if (withdrawal != null) {
            throw new RuleBroken("reorganisation.withdrawn");
        }
        if (!day.isAfter(today)) {
            throw new RuleBroken("reorganisation.past", day);
        }
        String text = reason == null ? "" : reason.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON) {
            throw new RuleBroken("reorganisation.reason", LONGEST_REASON);
        }
        withdrawal = new ReorganisationWithdrawal(this, text, now, actor.ownPerson());
        return new ReorganisationEvent.Withdrawn(actor, id, day);
    }

    /** Whether it can still be withdrawn on this day. */
    public boolean isWithdrawableOn(LocalDate today) {
        return withdrawal == null && day.isAfter(today);
    }

    ReorganisationEvent entered(Actor actor) {
        return new ReorganisationEvent.Entered(actor, id, kind, day);
    }

    /** What passes by law; empty if nothing does or it was withdrawn. */
    Optional<Succession.Passage> passage() {
        return kind.passesByLaw() && withdrawal == null
                ? Optional.of(new Succession.Passage(id, day, keys(from()), keys(to())))
                : Optional.empty();
    }

    private static TreeSet<String> keys(List<Party> parties) {
        return parties.stream().map(Party::key).collect(Collectors.toCollection(TreeSet::new));
    }

    public UUID id() {
        return id;
    }

    public ReorganisationKind kind() {
        return kind;
    }

    /** The first day of the new situation. */
    public LocalDate day() {
        return day;
    }

    public String legalBasis() {
        return legalBasis;
    }

    public String reference() {
        return reference;
    }

    public Instant recordedAt() {
        return recordedAt;
    }

    /** Who entered it; empty for what came with the register. */
    public Optional<PersonId> recordedBy() {
        return Optional.ofNullable(recordedBy).map(PersonId::new);
    }

    public List<Party> from() {
        return side(ReorganisationParty.Side.FROM);
    }

    public List<Party> to() {
        return side(ReorganisationParty.Side.TO);
    }

    private List<Party> side(ReorganisationParty.Side side) {
        return parties.stream()
                .filter(party -> party.side() == side)
                .map(ReorganisationParty::party)
                .toList();
    }

    public boolean isWithdrawn() {
        return withdrawal != null;
    }

    public Optional<ReorganisationWithdrawal> withdrawal() {
        return Optional.ofNullable(withdrawal);
    }
}
