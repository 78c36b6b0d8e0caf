package nl.ondertekenportaal.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/** One counterparty of an {@link OfferBatch}, and what came of it. */
@Entity
@Table(name = "offer_item")
@IdClass(OfferItem.Key.class)
public class OfferItem {

    /** What came of it. */
    public enum Outcome {
        WAITING,
        OFFERED,
        LEFT_OUT
    }

    /** What will not change by trying again. */
    private static final Set<String> FINAL = Set.of("offer.exists", "offer.sameKind", "offer.firstDayPast");

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "batch_id")
    private OfferBatch batch;

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "counterparty_id")
    private Organisation counterparty;

    private int position;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private @Nullable Agreement agreement;

    private @Nullable String reason;

    @Convert(converter = TextsConverter.class)
    @Column(name = "reason_arguments")
    private List<String> reasonArguments = List.of();

    @SuppressWarnings("NullAway.Init") // JPA
    protected OfferItem() {}

    OfferItem(OfferBatch batch, Organisation counterparty, int position) {
        this.batch = batch;
        this.counterparty = counterparty;
        this.position = position;
    }

    void offered(Agreement made) {
        agreement = made;
    }

    void leftOut(RuleBroken because) {
        reason = because.key();
        reasonArguments = Stream.of(because.arguments()).map(Object::toString).toList();
    }

    public Outcome outcome() {
        if (agreement != null) {
            return Outcome.OFFERED;
        }
        return reason == null ? Outcome.WAITING : Outcome.LEFT_OUT;
    }

    public Organisation counterparty() {
        return counterparty;
    }

    public Optional<Agreement> agreement() {
        return Optional.ofNullable(agreement);
    }

    /** Why this counterparty was left out. */
    public Optional<RuleBroken> reason() {
        return Optional.ofNullable(reason).map(key -> new RuleBroken(key, reasonArguments.toArray()));
    }

    /** Whether it was left out for a reason that somebody can take away. */
    public boolean isWorthAnotherTry() {
        return reason != null && !FINAL.contains(reason);
    }

    /** A class, not a record: EclipseLink cannot fill one. */
    static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        @Nullable
        UUID batch;

        @Nullable
        UUID counterparty;

        Key() {}

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && Objects.equals(batch, that.batch)
                    && Objects.equals(counterparty, that.counterparty);
        }

        @Override
        public int hashCode() {
            return Objects.hash(batch, counterparty);
        }
    }
}
