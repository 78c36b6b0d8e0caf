package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.harness.Lane;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Lists ask the database; what they find must be what each agreement says of itself. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class AgreementListIT {
    private static final Actor AUDITOR =
            new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.NVVK_AUDITOR));
    private static final int ALL = 1000;

    @Inject
    AgreementList list;

    @Inject
    LegalCalendar calendar;

    private final UUID own = UUID.randomUUID();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Actor actor = new Actor(PersonId.random(), new OrganisationId(own), Set.of(Role.READER));
    private final Actor stranger = new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.ADMINISTRATOR));
    private final List<String> statements = new ArrayList<>();
    private int number;
    private int openDefects;

    /** One agreement for everything that a stage and the days around today can be together. */
    @BeforeEach
    void anAgreementOfEachKind() throws SQLException {
        statements.clear();
        organisation(own, "Gemeente " + mark);
        organisation(stranger.ownOrganisation().value(), "Vreemd");
        LocalDate today = calendar.today();
        List<@Nullable LocalDate> days = new ArrayList<>();
        days.add(null);
        days.addAll(List.of(today.minusDays(1), today, today.plusDays(1)));
        for (openDefects = 0; openDefects <= 1; openDefects++) {
            agreements(days);
        }
        String url = System.getenv("APP_DB_URL");
        try (Connection owner = DriverManager.getConnection(
                        url, System.getenv("APP_DB_OWNER_USER"), System.getenv("APP_DB_OWNER_PASSWORD"));
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            for (String each : statements) {
                statement.execute(each);
            }
            owner.commit();
        }
    }

    private void agreements(List<@Nullable LocalDate> days) {
        for (Stage stage : Stage.values()) {
            for (LocalDate day : days) {
                if (stage == Stage.SIGNED && day != null) {
                    days.stream()
                            .filter(last -> last == null || !last.isBefore(day))
                            .forEach(last -> agreement(stage, null, true, true, day, last));
                } else if (stage == Stage.PARTLY_SIGNED) {
                    agreement(stage, day, true, false, null, null);
                    agreement(stage, day, false, true, null, null);
                } else if (stage != Stage.SIGNED) {
                    agreement(stage, day, false, false, null, null);
                }
            }
        }
    }

    @Test
    void aListHoldsWhatEachAgreementSaysOfItself() {
        List<Agreement> all = find(actor, AgreementFilter.ALL);
        assertThat(all).hasSize(number);
        Set<Status> seen = new HashSet<>();
        for (Standing standing : Standing.values()) {
            List<Agreement> expected = all.stream()
                    .filter(agreement -> stands(agreement, standing))
                    .toList();
            assertThat(find(actor, AgreementFilter.ALL.with(standing)))
                    .as(standing.name())
                    .extracting(Agreement::id)
                    .containsExactlyInAnyOrderElementsOf(
                            expected.stream().map(Agreement::id).toList());
            assertThat(list.counts(actor, AgreementFilter.ALL).of(standing))
                    .as(standing.name())
                    .isEqualTo(expected.size());
            assertThat(list.ids(actor, AgreementFilter.ALL.with(standing))).hasSameSizeAs(expected);
            expected.forEach(agreement -> seen.add(agreement.statusOn(calendar.today())));
        }
        assertThat(seen).as("every status was tried").containsExactlyInAnyOrder(Status.values());
        assertThat(list.counts(actor, AgreementFilter.ALL).all()).isEqualTo(number);
    }

    private boolean stands(Agreement agreement, Standing standing) {
        Side side = agreement.sideOf(actor.organisation()).orElseThrow();
        boolean called = standing.includes(agreement.statusOn(calendar.today()));
        return switch (standing) {
            case TO_SIGN -> called && !agreement.isSignedBy(side);
            case WAITS_FOR_OTHER -> called && agreement.isSignedBy(side);
            default -> called;
        };
    }

    @Test
    void pagesJoinToTheWholeListInEveryOrder() {
        for (AgreementOrder order : AgreementOrder.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                List<Agreement> pages = new ArrayList<>();
                for (int from = 0; from < number; from += 7) {
                    pages.addAll(list.find(actor, AgreementFilter.ALL, order, descending, from, 7));
                }
                assertThat(pages)
                        .extracting(Agreement::id)
                        .doesNotHaveDuplicates()
                        .hasSize(number);
                if (order == AgreementOrder.FIRST_DAY) {
                    List<LocalDate> days = pages.stream()
                            .map(Agreement::firstDay)
                            .flatMap(Optional::stream)
                            .toList();
                    Comparator<LocalDate> wanted = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
                    assertThat(days).isSortedAccordingTo(wanted).isNotEmpty();
                    assertThat(pages.getLast().firstDay())
                            .as("without a day last")
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void aNameIsFoundAnywhereInItAndSignsOfTheDatabaseMeanNothing() {
        assertThat(find(actor, named("PARTNER 3 " + mark))).hasSize(1);
        assertThat(find(actor, named(mark.toUpperCase(Locale.ROOT)))).hasSize(number);
        assertThat(find(actor, named("gemeente " + mark)))
                .as("the own name is in every row")
                .isEmpty();
        for (String sign : List.of("%", "_", "!", "'", "\\", "partner_3")) {
            assertThat(find(actor, named(sign))).as(sign).isEmpty();
        }
    }

    @Test
    void aSectorAndAPlatformAreAskedTogether() {
        long energy = list.count(actor, new AgreementFilter(null, "ENERGY", "VPS", null, null));
        long housing = list.count(actor, new AgreementFilter(null, "HOUSING", null, null, null));
        assertThat(energy).isPositive();
        assertThat(housing).isPositive();
        assertThat(energy + housing).isEqualTo(number);
        assertThat(list.count(actor, new AgreementFilter(null, "HOUSING", "VPS", null, null)))
                .isZero();
        assertThat(list.count(actor, new AgreementFilter(null, "ENERGY' or '1'='1", null, null, null)))
                .isZero();
    }

    @Test
    void ownTermsAreToldApart() {
        List<Agreement> own = find(actor, AgreementFilter.ALL.withOwnTerms(true));
        assertThat(own).isNotEmpty().allMatch(Agreement::hasOwnTerms);
        List<Agreement> model = find(actor, AgreementFilter.ALL.withOwnTerms(false));
        assertThat(model).isNotEmpty().noneMatch(Agreement::hasOwnTerms);
        assertThat(own.size() + model.size()).isEqualTo(number);
    }

    @Test
    void anotherOrganisationFindsNothingAndNvvkFindsAll() {
        assertThat(find(stranger, AgreementFilter.ALL)).isEmpty();
        assertThat(list.counts(stranger, AgreementFilter.ALL).all()).isZero();
        assertThat(list.these(stranger, list.ids(actor, AgreementFilter.ALL))).isEmpty();
        assertThat(find(AUDITOR, named("gemeente " + mark))).hasSize(number);
        assertThat(list.counts(AUDITOR, named(mark)).of(Standing.CLOSED))
                .isEqualTo(list.counts(actor, AgreementFilter.ALL).of(Standing.CLOSED));
    }

    private static AgreementFilter named(String name) {
        return new AgreementFilter(name, null, null, null, null);
    }

    private List<Agreement> find(Actor who, AgreementFilter filter) {
        return list.find(who, filter, AgreementOrder.NAME, false, 0, ALL);
    }

    private void organisation(UUID id, String name) {
        String kvk = String.valueOf(ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999));
        statements.add("insert into organisation (id, kind, name, kvk, represented_by, admitted_at, version) "
                + "values ('" + id + "', 'SIGNAL_PARTNER', '" + name + " (fictief)', '" + kvk
                + "', 'het bestuur', now(), 1)");
        statements.add("insert into organisation_contact values ('" + id + "', 'POLICY', 'a@a.example'), ('" + id
                + "', 'DATA_LEAKS', 'a@a.example')");
    }

    private void agreement(
            Stage stage,
            @Nullable LocalDate lapsesOn,
            boolean municipalitySigned,
            boolean partnerSigned,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay) {
        number++;
        UUID partner = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        organisation(partner, "Partner " + number + " " + mark);
        boolean closed = !stage.isOpen() && stage != Stage.SIGNED;
        statements.add("""
                insert into agreement (id, municipality_id, partner_id, offered_by, model_version, stage, contribution, check_code,
                    created_at, issued_hash, municipality_signed_at, partner_signed_at, first_day, last_day, lapses_on, closed_at,
                    closing_reason, open_defects, version)
                select '%s', '%s', '%s', '%s', max(version), '%s', %s, '%s', now(), sha256('a'), %s, %s, %s, %s, %s, %s, %s, %s, 1
                from model_agreement""".formatted(
                        id,
                        own,
                        partner,
                        own,
                        stage,
                        number % 3 == 0 ? "'twee euro'" : "null",
                        id,
                        municipalitySigned ? "now()" : "null",
                        partnerSigned ? "now()" : "null",
                        quoted(firstDay),
                        quoted(lastDay),
                        quoted(lapsesOn),
                        closed ? "now()" : "null",
                        closed && stage != Stage.LAPSED ? "'reden'" : "null",
                        openDefects));
        statements.add("insert into agreement_sector values ('" + id + "', "
                + (number % 2 == 0
                        ? "'ENERGY', 'VPS'"
                        : "'HOUSING', (select max(code) from exchange_platform where code <> 'VPS')")
                + ")");
    }

    private static String quoted(@Nullable LocalDate day) {
        return day == null ? "null" : "'" + day + "'";
    }
}
