package nl.ondertekenportaal.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Organisation;
import org.jspecify.annotations.Nullable;

/** Agreements between two fictitious organisations, without a database. */
public final class SomeAgreement {
    public static final Actor SIGNATORY = new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.SIGNATORY));

    /** The first day on which these offers no longer stand. */
    static final LocalDate LAPSES_ON = LocalDate.of(2027, 2, 23);

    private SomeAgreement() {}

    /** Offered, with a document of this hash. */
    public static Agreement issued(Sha256 document) {
        return issued(document, null);
    }

    static Agreement issued(Sha256 document, @Nullable LocalDate agreedFirstDay) {
        Agreement agreement = draft(agreedFirstDay);
        agreement.offer(SIGNATORY, Instant.EPOCH, LAPSES_ON);
        agreement.issue(document, Instant.EPOCH, LAPSES_ON.minusMonths(3));
        return agreement;
    }

    /** Offered by this side, with a document of this hash, and open until this day. */
    static Agreement issued(Side offering, Sha256 document, LocalDate lapsesOn) {
        Agreement agreement = draft(offering, null);
        agreement.offer(SIGNATORY, Instant.EPOCH, lapsesOn);
        agreement.issue(document, Instant.EPOCH, lapsesOn.minusMonths(3));
        return agreement;
    }

    /** Offered, with a document of this hash and a field for each of so many signatures of these sides. */
    static Agreement issued(Sha256 document, int ofMunicipality, int ofPartner) {
        Agreement agreement = draft(null);
        agreement.needSignatures(Side.MUNICIPALITY, ofMunicipality);
        agreement.needSignatures(Side.PARTNER, ofPartner);
        agreement.offer(SIGNATORY, Instant.EPOCH, LAPSES_ON);
        agreement.issue(document, Instant.EPOCH, LAPSES_ON.minusMonths(3));
        return agreement;
    }

    /** Somebody of the party on this side. */
    static Actor of(Agreement agreement, Side side) {
        return new Actor(PersonId.random(), agreement.party(side).id(), Set.of(Role.SIGNATORY));
    }

    static Agreement draft(@Nullable LocalDate agreedFirstDay) {
        return draft(Side.MUNICIPALITY, agreedFirstDay);
    }

    private static Agreement draft(Side offering, @Nullable LocalDate agreedFirstDay) {
        Organisation municipality = new Known();
        Organisation partner = new Known();
        return new Agreement(
                municipality,
                partner,
                (offering == Side.MUNICIPALITY ? municipality : partner).id(),
                new Terms(agreedFirstDay, null),
                Map.of("HOUSING", "VPS"),
                "2026-1",
                Instant.EPOCH);
    }

    private static final class Known extends Organisation {
        private final OrganisationId id = OrganisationId.random();

        @Override
        public OrganisationId id() {
            return id;
        }
    }
}
