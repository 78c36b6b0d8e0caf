package nl.ondertekenportaal.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AdmissionMeasure;
import nl.ondertekenportaal.organisation.ContactKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.Renames;
import nl.ondertekenportaal.organisation.Reorganisation;
import nl.ondertekenportaal.organisation.Reorganisation.Basis;
import nl.ondertekenportaal.organisation.ReorganisationKind;
import nl.ondertekenportaal.organisation.Reorganisations;
import nl.ondertekenportaal.organisation.Reorganisations.Draft;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.Suspensions;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.signing.IssuedAgreements;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a merger that is entered ahead means for who signs and for the matrix, inside the portal. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class ReorganisationsIT {

    private static final Sha256 SIGNED = Sha256.of(new byte[] {1});
    private static final Sha256 SIGNED_TWICE = Sha256.of(new byte[] {2});
    private static final Basis BASIS = new Basis("Herindelingswet (fictief)", "Stb. 2026, 0 (fictief)");

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    Agreements agreements;

    @Inject
    SigningAuthorities authorities;

    @Inject
    Organisations organisations;

    @Inject
    Registers registers;

    @Inject
    Reorganisations reorganisations;

    @Inject
    SomeMergers mergers;

    @Inject
    Renames renames;

    @Inject
    Suspensions suspensions;

    @Inject
    MatrixReckoning reckoning;

    @Inject
    LegalCalendar calendar;

    @Inject
    Transactions transactions;

    @PersistenceContext
    EntityManager em;

    @Test
    void whatEndedAccordingToTheRegisterIsThereOnce() {
        List<Reorganisation> known = reorganisations.all(parties.staff()).stream()
                .filter(each -> each.recordedBy().isEmpty())
                .toList();

        assertThat(known.stream().flatMap(each -> each.from().stream())).hasSize(18);
        assertThat(known)
                .filteredOn(each -> each.kind() == ReorganisationKind.MUNICIPAL_SPLIT)
                .singleElement()
                .satisfies(haaren -> {
                    assertThat(haaren.from())
                            .extracting(Reorganisation.Party::name)
                            .containsExactly("Haaren");
                    assertThat(haaren.to()).hasSize(4);
                    assertThat(haaren.day()).isEqualTo(LocalDate.of(2021, 1, 1));
                });
        assertThat(reorganisations.succession().areaOn("GM0003", calendar.today()))
                .containsExactly("GM1979");
    }

    @Test
    void anAgreementPassesAndTheOwnOneOfTheSuccessorPrevails() {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        Actor partner = parties.partner();
        AgreementId passing = signed(ending, partner);
        LocalDate day = calendar.today().plusDays(40);

        UUID merger = enter(ReorganisationKind.MUNICIPAL_MERGER, day, ending, going);
        follow(merger);

        assertThat(rows(passing))
                .containsExactlyInAnyOrder(row(ending, calendar.today(), day.minusDays(1)), row(going, day, null));
        assertThatThrownBy(() -> agreements.get(going, passing)).isInstanceOf(NotFound.class);

        signed(going, partner);

        assertThat(rows(passing)).containsExactly(row(ending, calendar.today(), day.minusDays(1)));
    }

    @Test
    void whatIsWithdrawnPassesNothing() {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        AgreementId agreement = signed(ending, parties.partner());
        LocalDate day = calendar.today().plusDays(40);
        UUID merger = enter(ReorganisationKind.MUNICIPAL_MERGER, day, ending, going);
        follow(merger);

        Actor staff = parties.staffWhoLogsIn();
        reorganisations.withdraw(staff, merger, "Uitgesteld (fictief)", parties.code(staff));
        follow(merger);

        assertThat(rows(agreement)).containsExactly(row(ending, calendar.today(), null));
        assertThat(organisations.get(ending.ownOrganisation()).endsOn()).isEmpty();
        assertThat(registers.municipalitiesOn(day)).anyMatch(m -> m.getName().equals(name(ending)));
    }

    @Test
    void fromItsDayNobodySignsForWhoEndedAndItsOffersStandNoMore() {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        AgreementId offered = issued.between(ending, parties.partner());
        LocalDate day = calendar.today().plusDays(20);

        enter(ReorganisationKind.MUNICIPAL_MERGER, day, ending, going);

        assertThat(authorities.validOn(ending, day.minusDays(1)).isEmpty())
                .isEqualTo(authorities.validOn(ending, calendar.today()).isEmpty());
        assertThat(authorities.validOn(ending, day).isEmpty()).isTrue();
        assertBroken("signing.organisationEnded", () -> authorities.require(ending, day));
        assertThat(agreements.get(ending, offered).statusOn(day.minusDays(1))).isEqualTo(Status.OFFERED);
        assertThat(agreements.get(ending, offered).statusOn(day)).isEqualTo(Status.LAPSED);
        assertBroken(
                "agreement.partyEnded",
                () -> transactions.run(() -> agreements.sign(
                        ending,
                        offered,
                        agreements.get(ending, offered).revisionHash().orElseThrow(),
                        SIGNED,
                        day.atStartOfDay(LegalCalendar.ZONE)
                                .plus(Duration.ofHours(9))
                                .toInstant())));
    }

    @Test
    void aNewMunicipalityBeginsOnTheDayAndASplitPassesToEach() {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        AgreementId agreement = signed(ending, parties.partner());
        LocalDate day = calendar.today().plusDays(30);

        UUID split = enter(
                ReorganisationKind.MUNICIPAL_SPLIT, day, name(ending), name(going) + "\nGM9901 Nieuwstad (fictief)");
        follow(split);

        assertThat(registers.municipalitiesOn(day)).anyMatch(m -> m.getCbsCode().equals("GM9901"));
        assertThat(registers.municipalitiesOn(day.minusDays(1)))
                .noneMatch(m -> m.getCbsCode().equals("GM9901"));
        assertThat(registers.municipalitiesOn(day)).noneMatch(m -> m.getName().equals(name(ending)));
        // the new one takes part later, and gets its row then
        assertThat(rows(agreement))
                .containsExactlyInAnyOrder(row(ending, calendar.today(), day.minusDays(1)), row(going, day, null));
    }

    @Test
    void aPartnerGoesOnUnderItsNewNameFromTheDayAndItsCounterpartiesAreTold() {
        Actor partner = parties.partner();
        Actor municipality = parties.municipality();
        AgreementId agreement = signed(municipality, partner);
        String before = name(partner);
        String after = before + " Nieuw";
        LocalDate day = calendar.today().plusDays(3);
        enter(ReorganisationKind.PARTNER_RENAME, day, before, after);

        renames.takeEffect(day.minusDays(1));
        assertThat(name(partner)).isEqualTo(before);

        renames.takeEffect(day);
        renames.takeEffect(day);
        assertThat(name(partner)).isEqualTo(after);
        assertThat(rows(agreement)).containsExactly(row(municipality, calendar.today(), null));
        assertThat(mailsTo(municipality, before + " heet nu " + after)).isEqualTo(1L);
        assertBroken(
                "reorganisation.sameName",
                () -> enter(ReorganisationKind.PARTNER_RENAME, day.plusDays(1), after, after));
    }

    @Test
    void aSecondChangeOfNameBeginsFromTheFirst() {
        Actor partner = parties.partner();
        String first = name(partner);
        LocalDate day = calendar.today().plusDays(30);
        enter(ReorganisationKind.PARTNER_RENAME, day, first, first + " Twee");

        UUID back = enter(ReorganisationKind.PARTNER_RENAME, day.plusDays(30), first, first);

        assertThat(reorganisations.get(parties.staff(), back).from())
                .extracting(Reorganisation.Party::name)
                .containsExactly(first + " Twee");
        assertBroken(
                "reorganisation.sameName",
                () -> enter(ReorganisationKind.PARTNER_RENAME, day.plusDays(10), first, first + " Twee"));
    }

    @Test
    void whoStandsForAnEndedCounterpartyIsToldOfASuspension() throws SQLException {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        Actor partner = parties.partner();
        signed(ending, partner);
        mergers.today(ending, going);

        suspensions.block(
                parties.staff(),
                partner.ownOrganisation(),
                AdmissionMeasure.Kind.SUSPENDED,
                AdmissionMeasure.Ground.OTHER,
                "Onderzoek (fictief)");

        assertThat(mailsTo(going, name(partner) + " doet nu niet mee")).isEqualTo(1L);
    }

    @Test
    void whatContradictsWhatIsKnownIsRefused() {
        Actor ending = parties.municipality();
        Actor going = parties.municipality();
        LocalDate day = calendar.today().plusDays(25);
        enter(ReorganisationKind.MUNICIPAL_MERGER, day, ending, going);

        assertBroken("reorganisation.known", () -> enter(ReorganisationKind.MUNICIPAL_MERGER, day, ending, going));
        // on that day there is no such municipality any more
        assertBroken("reorganisation.unknown", () -> enter(ReorganisationKind.MUNICIPAL_MERGER, day, going, ending));
        assertBroken(
                "reorganisation.later", () -> enter(ReorganisationKind.MUNICIPAL_MERGER, day, name(going), "Leiden"));
        assertBroken(
                "reorganisation.unknown",
                () -> enter(ReorganisationKind.MUNICIPAL_MERGER, day.plusDays(9), "Nergenshuizen", name(going)));
        assertBroken(
                "reorganisation.day",
                () -> enter(ReorganisationKind.MUNICIPAL_MERGER, calendar.today(), name(going), "Leiden"));
        assertBroken(
                "reorganisation.parties",
                () -> enter(ReorganisationKind.MUNICIPAL_SPLIT, day.plusDays(9), name(going), "Leiden"));
    }

    /** How many mails with this subject went to its mailbox for questions. */
    private Object mailsTo(Actor told, String subject) {
        MailAddress mailbox = Objects.requireNonNull(organisations
                .get(told.ownOrganisation())
                .profile()
                .contacts()
                .mailboxes()
                .get(ContactKind.POLICY));
        return transactions.get(
                () -> em.createNativeQuery("select count(*) from outbox_mail where recipient = ?1 and subject like ?2")
                        .setParameter(1, mailbox.value())
                        .setParameter(2, subject + "%")
                        .getSingleResult());
    }

    private AgreementId signed(Actor municipality, Actor partner) {
        AgreementId id = issued.between(municipality, partner);
        transactions.run(() -> {
            Sha256 shown = agreements.get(municipality, id).revisionHash().orElseThrow();
            agreements.sign(municipality, id, shown, SIGNED, calendarNow());
            agreements.sign(partner, id, SIGNED, SIGNED_TWICE, calendarNow());
        });
        return id;
    }

    private Instant calendarNow() {
        return calendar.today().atTime(12, 0).atZone(LegalCalendar.ZONE).toInstant();
    }

    private UUID enter(ReorganisationKind kind, LocalDate day, Actor from, Actor to) {
        return enter(kind, day, name(from), name(to));
    }

    private UUID enter(ReorganisationKind kind, LocalDate day, String from, String to) {
        Actor staff = parties.staffWhoLogsIn();
        return reorganisations.enter(staff, new Draft(kind, day, BASIS, from, to), parties.code(staff));
    }

    /** What the background does soon after; here at once, and a second time, which changes nothing. */
    private void follow(UUID reorganisation) {
        Reorganisation known = reorganisations.get(parties.staff(), reorganisation);
        for (int twice = 0; twice < 2; twice++) {
            Stream.concat(known.from().stream(), known.to().stream()).forEach(party -> reckoning.of(party.key()));
        }
    }

    private String name(Actor actor) {
        return organisations.get(actor.ownOrganisation()).name();
    }

    private record Days(OrganisationId municipality, LocalDate from, Optional<LocalDate> to) {}

    private static Days row(Actor municipality, LocalDate from, @Nullable LocalDate to) {
        return new Days(municipality.ownOrganisation(), from, Optional.ofNullable(to));
    }

    /** The latest rows of an agreement that ever hold. */
    private List<Days> rows(AgreementId agreement) {
        return transactions.get(() -> em.createQuery("""
                        select r from MatrixRow r join fetch r.municipality
                        where r.agreementId = :agreement
                          and not exists (select l.sequence from MatrixRow l
                                          where l.agreementId = r.agreementId and l.sector = r.sector
                                            and l.municipality = r.municipality and l.partner = r.partner
                                            and l.validFrom = r.validFrom and l.sequence > r.sequence)
                        order by r.sequence""", MatrixRow.class)
                .setParameter("agreement", agreement.value())
                .getResultStream()
                .filter(MatrixRow::isEverValid)
                .map(row -> new Days(row.municipality().id(), row.validFrom(), row.validTo()))
                .toList());
    }

    private static void assertBroken(String key, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo(key));
    }
}
