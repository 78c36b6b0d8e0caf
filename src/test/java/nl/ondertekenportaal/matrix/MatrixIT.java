package nl.ondertekenportaal.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Rehearsal;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** When a pair comes into the matrix, and what a reader gets of it. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class MatrixIT {
    private static final Actor STAFF =
            new Actor(new PersonId(UUID.randomUUID()), OrganisationId.random(), Set.of(Role.NVVK_STAFF));
    private static final Sha256 ISSUED = Sha256.of(new byte[] {1});
    private static final Sha256 FIRST = Sha256.of(new byte[] {2});
    private static final Sha256 SECOND = Sha256.of(new byte[] {3});

    @Inject
    AgreementMatrix matrix;

    @Inject
    Agreements agreements;

    @Inject
    LegalCalendar calendar;

    @Inject
    Transactions transactions;

    @Inject
    Rehearsal rehearsal;

    @PersistenceContext
    EntityManager em;

    @Test
    void onlyTheLastSignatureMakesRows() {
        Offer offer = offer(null);
        sign(offer, offer.municipality(), ISSUED, FIRST);
        assertThat(rowsOf(offer, calendar.today().plusYears(1))).isEmpty();
        sign(offer, offer.partner(), FIRST, SECOND);
        assertThat(rowsOf(offer, calendar.today()))
                .extracting(MatrixRow::sector)
                .containsExactly("ENERGY", "HEAT");
    }

    @Test
    void whatWasRolledBackLeavesNoRow() {
        Offer offer = offer(null);
        sign(offer, offer.municipality(), ISSUED, FIRST);
        rehearsal.run(() -> agreements.sign(offer.partner(), offer.agreement(), FIRST, SECOND, Instant.now()));
        assertThat(rowsOf(offer, calendar.today())).isEmpty();
    }

    @Test
    void aRowHoldsFromTheFirstDayAndNotTheDayBefore() {
        LocalDate first = calendar.today().plusDays(40);
        Offer offer = signed(first);
        assertThat(rowsOf(offer, first.minusDays(1))).isEmpty();
        assertThat(rowsOf(offer, first)).hasSize(2).allSatisfy(row -> {
            assertThat(row.validFrom()).isEqualTo(first);
            assertThat(row.validTo()).isEmpty();
            assertThat(row.issuedHash()).isEqualTo(ISSUED);
            assertThat(row.platform()).isEqualTo("VPS");
        });
    }

    @Test
    void aLaterRowForTheSameDaysTakesThePlaceOfAnEarlierOne() {
        Offer offer = signed(null);
        LocalDate today = calendar.today();
        transactions.run(() -> {
            em.createNativeQuery("""
                        insert into matrix_row
                        select h.sequence + 1, r.agreement_id, r.municipality_id, r.partner_id, r.sector, r.platform, r.issued_hash,
                               r.valid_from, r.valid_from + 9, now(), h.hash, sha256('ended')
                        from matrix_row r, matrix_head h where r.agreement_id = ?1 and r.sector = 'HEAT'""").setParameter(1, offer.agreement().value()).executeUpdate();
            em.createNativeQuery("update matrix_head set sequence = sequence + 1, hash = sha256('ended')")
                    .executeUpdate();
        });
        assertThat(rowsOf(offer, today.plusDays(9))).hasSize(2);
        assertThat(rowsOf(offer, today.plusDays(10)))
                .extracting(MatrixRow::sector)
                .containsExactly("ENERGY");
    }

    @Test
    void aSuspendedOrganisationHasNoRowsAsLongAsThatLasts() {
        Offer offer = signed(null);
        suspend(offer, "now()");
        assertThat(rowsOf(offer, calendar.today())).isEmpty();
        suspend(offer, "null");
        assertThat(rowsOf(offer, calendar.today())).hasSize(2);
    }

    @Test
    void readingPageByPageGivesEachRowOnce() {
        signed(null);
        signed(null);
        LocalDate today = calendar.today();
        List<Long> whole = matrix.inForceOn(today, 0, 1_000).stream()
                .map(MatrixRow::sequence)
                .toList();
        List<Long> paged = new ArrayList<>();
        List<MatrixRow> page;
        long after = 0;
        while (!(page = matrix.inForceOn(today, after, 3)).isEmpty()) {
            page.forEach(row -> paged.add(row.sequence()));
            after = paged.get(paged.size() - 1);
        }
        assertThat(paged).isEqualTo(whole).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void eachRowIsChainedToTheOneBefore() {
        signed(null);
        List<MatrixRow> two = rowsOf(signed(null), calendar.today());
        assertThat(two).allSatisfy(row -> assertThat(row.computedHash()).isEqualTo(row.rowHash()));
        assertThat(two.get(1).sequence()).isEqualTo(two.get(0).sequence() + 1);
        assertThat(two.get(1).previousHash()).isEqualTo(two.get(0).rowHash());
    }

    @Test
    void nobodyChangesOrRemovesARow() throws SQLException {
        signed(null);
        for (String user : new String[] {"APP_DB", "APP_DB_OWNER"}) {
            for (String change : new String[] {
                "update matrix_row set platform = 'RIS_MATCHING'", "delete from matrix_row", "truncate matrix_row"
            }) {
                try (Connection connection = connect(user);
                        Statement statement = connection.createStatement()) {
                    assertThatThrownBy(() -> statement.execute(change))
                            .as("%s: %s", user, change)
                            .hasMessageMatching("(?s).*(append-only|permission denied).*");
                }
            }
        }
    }

    private static Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(
                System.getenv("APP_DB_URL"), System.getenv(user + "_USER"), System.getenv(user + "_PASSWORD"));
    }

    @Test
    void nvvkFiltersByNameSectorAndPlatform() {
        Offer offer = signed(null);
        String name = offer.name().toUpperCase(java.util.Locale.ROOT);
        assertThat(found(name, null, null)).hasSize(2);
        assertThat(found(name, "HEAT", "VPS")).hasSize(1);
        assertThat(found(name, "HOUSING", null)).isEmpty();
        assertThat(found(name, null, "RIS_MATCHING")).isEmpty();
        assertThat(found("%", null, null)).isEmpty();
    }

    private List<MatrixRow> found(String name, @Nullable String sector, @Nullable String platform) {
        MatrixFilter filter = new MatrixFilter(calendar.today(), name, sector, platform);
        List<MatrixRow> rows = matrix.find(STAFF, filter, 0, 100);
        assertThat(matrix.count(STAFF, filter)).isEqualTo(rows.size());
        return rows;
    }

    private List<MatrixRow> rowsOf(Offer offer, LocalDate day) {
        return matrix.inForceOn(day, 0, 100_000).stream()
                .filter(row -> row.agreement().equals(offer.agreement()))
                .toList();
    }

    private Offer signed(@Nullable LocalDate agreedFirstDay) {
        Offer offer = offer(agreedFirstDay);
        sign(offer, offer.partner(), ISSUED, FIRST);
        sign(offer, offer.municipality(), FIRST, SECOND);
        return offer;
    }

    private void sign(Offer offer, Actor signatory, Sha256 shown, Sha256 signed) {
        transactions.run(() -> agreements.sign(signatory, offer.agreement(), shown, signed, Instant.now()));
    }

    private void suspend(Offer offer, String since) {
        transactions.run(
                () -> em.createNativeQuery("update organisation set suspended_at = " + since + " where id = ?1")
                        .setParameter(1, offer.partner().organisationPseudonym())
                        .executeUpdate());
    }

    /** An offered agreement on energy and heat between a new partner and a municipality that takes part. */
    private Offer offer(@Nullable LocalDate agreedFirstDay) {
        return transactions.get(() -> offered(agreedFirstDay));
    }

    private Offer offered(@Nullable LocalDate agreedFirstDay) {
        UUID municipality = municipality();
        UUID partner = UUID.randomUUID();
        UUID agreement = UUID.randomUUID();
        String name = "Proefpartner " + partner + " (fictief)";
        run("""
                insert into organisation (id, kind, name, represented_by, admitted_at, version)
                values (?1, 'SIGNAL_PARTNER', ?2, 'het bestuur', now(), 1)""", partner, name);
        run("""
                insert into agreement (id, municipality_id, partner_id, offered_by, model_version, stage, agreed_first_day, check_code,
                                       created_at, offered_at, issued_at, issued_hash, revision_hash, version)
                values (?1, ?2, ?3, ?3, (select max(version) from model_agreement), 'OFFERED', ?4, ?5, now(), now(), now(), ?6, ?6, 1)""", agreement, municipality, partner, agreedFirstDay, agreement.toString(), ISSUED.bytes());
        run("insert into agreement_sector values (?1, 'ENERGY', 'VPS'), (?1, 'HEAT', 'VPS')", agreement);
        return new Offer(new AgreementId(agreement), signatory(municipality), signatory(partner), name);
    }

    private UUID municipality() {
        run("""
                insert into organisation (id, kind, name, cbs_code, represented_by, admitted_at, version)
                select ?1, 'MUNICIPALITY', 'Utrecht', 'GM0344', 'het college', now(), 1
                where not exists (select from organisation where cbs_code = 'GM0344')""", UUID.randomUUID());
        return (UUID) em.createNativeQuery("select id from organisation where cbs_code = 'GM0344'")
                .getSingleResult();
    }

    private void run(String sql, @Nullable Object... parameters) {
        var query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        query.executeUpdate();
    }

    private static Actor signatory(UUID organisation) {
        return new Actor(new PersonId(UUID.randomUUID()), new OrganisationId(organisation), Set.of(Role.SIGNATORY));
    }

    private record Offer(AgreementId agreement, Actor municipality, Actor partner, String name) {}
}
