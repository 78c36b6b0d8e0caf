package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One party of a reorganisation. */
@Entity
@Table(name = "reorganisation_party")
@IdClass(ReorganisationParty.Key.class)
class ReorganisationParty {

    enum Side {
        FROM,
        TO
    }

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "reorganisation_id")
    private Reorganisation reorganisation;

    @Id
    private String side;

    @Id
    private String party;

    @Column(name = "name")
    private String name;

    @SuppressWarnings("NullAway.Init") // JPA
    protected ReorganisationParty() {}

    ReorganisationParty(Reorganisation reorganisation, Side side, Reorganisation.Party party) {
        this.reorganisation = reorganisation;
        this.side = side.name();
        this.party = party.key();
        this.name = party.name();
    }

    Side side() {
        return Side.valueOf(side);
    }

    Reorganisation.Party party() {
        return new Reorganisation.Party(party, name);
    }

    /** What tells it from the others. */
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private @Nullable UUID reorganisation;
        private @Nullable String side;
        private @Nullable String party;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key
                    && Objects.equals(reorganisation, key.reorganisation)
                    && Objects.equals(side, key.side)
                    && Objects.equals(party, key.party);
        }

        @Override
        public int hashCode() {
            return Objects.hash(reorganisation, side, party);
        }
    }
}
