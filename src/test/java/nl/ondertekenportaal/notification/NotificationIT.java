package nl.ondertekenportaal.notification;

import static nl.ondertekenportaal.common.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.signing.Parties;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Who gets which mail, inside the portal as it runs. Its own digests wait an hour there, so only these tests send any. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class NotificationIT {

    private static final int MANY = 30;

    /** After the quiet time of the portal under test. */
    private static final Duration LATER = Duration.ofHours(2);

    @Inject
    Parties parties;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Offers offers;

    @Inject
    Agreements agreements;

    @Inject
    SigningSessions sessions;

    @Inject
    Digests digests;

    @Inject
    Reminders reminders;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Inject
    AtOnce atOnce;

    @Test
    void thirtyOffersAndABulkSignatureAreOneMailForEachPerson() throws Exception {
        Actor partner = parties.partner();
        Actor signatory = parties.signatoryOf(partner);
        List<Actor> municipalities =
                Stream.generate(parties::municipality).limit(MANY).toList();
        municipalities.forEach(municipality -> offer(municipality, partner));
        await(() -> agreements.toSign(partner).size() == MANY);

        collect();
        for (Actor told : List.of(partner, signatory)) {
            assertThat(mails(told))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail)
                            .contains(
                                    "Ondertekenportaal: 30 aangeboden",
                                    "30 overeenkomsten aangeboden. Deze wachten op uw handtekening:\n- gemeente ",
                                    "- en nog 10",
                                    "/signing/inbox"));
        }

        sign(signatory, agreements.toSign(partner).stream().map(Agreement::id).toList());
        collect();
        String name = organisations.get(partner.ownOrganisation()).name();
        for (Actor municipality : municipalities) {
            assertThat(mails(municipality))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail)
                            .contains(
                                    "1 overeenkomst getekend door de andere partij. Deze wacht op uw handtekening:\n- "
                                            + name));
        }
        assertThat(mails(partner)).hasSize(1);
        assertThat(mails(signatory)).hasSize(1);

        collect();
        assertThat(mails(partner)).hasSize(1);
        assertThat(mails(municipalities.getFirst())).hasSize(1);
    }

    @Test
    void whoActsForAPrincipalIsSentToChooseItFirst() throws Exception {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        parties.given(
                municipality,
                bank,
                new Power(
                        AuthorityKind.MANDATE, new Validity(LocalDate.now(clock.withZone(LegalCalendar.ZONE)), null)));
        Actor signatory = parties.signatoryOf(bank);
        issued(parties.partner(), municipality);

        collect();
        assertThat(mails(signatory))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains(
                                "1 overeenkomst aangeboden",
                                "Kies daar eerst namens wie u werkt",
                                "/identity/organisations")
                        .doesNotContain("/signing/inbox"));
        assertThat(mails(municipality))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("/signing/inbox").doesNotContain("namens wie u werkt"));
    }

    @Test
    void whatWasDeclinedIsToldToWhoOfferedItWithTheReason() throws Exception {
        Actor municipality = parties.municipality();
        Actor editor = colleague(municipality, Role.EDITOR);
        Actor reader = colleague(municipality, Role.READER);
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);

        agreements.decline(partner, id, new Reason("Nee\r\nBcc: iemand\n<script>x</script> \u202Etxet"));
        collect();

        String partnerName = organisations.get(partner.ownOrganisation()).name();
        for (Actor told : List.of(municipality, editor)) {
            assertThat(mails(told))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail)
                            .contains("1 overeenkomst is geweigerd:\n- " + partnerName
                                    + ". Reden: “Nee Bcc: iemand <script>x</script> txet”"));
        }
        assertThat(mails(reader)).isEmpty();
        // the one who declined knows, and the offer is of no use any more
        assertThat(mails(partner)).isEmpty();
    }

    @Test
    void whoSignedBeforeHearsThatItWasDeclinedAlsoWithoutThatRoleNow() throws Exception {
        Actor municipality = parties.municipality();
        Actor signer = parties.signatoryOf(municipality);
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);
        sign(signer, List.of(id));
        asOwner("update membership set role = 'READER' where person_id = '" + signer.ownPerson() + "'");

        agreements.decline(partner, id, new Reason("Toch niet (fictief)"));
        collect();

        assertThat(mails(signer))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("Toch niet (fictief)"));
    }

    @Test
    void whatWasWithdrawnIsToldToWhoCouldReadIt() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);
        agreements.withdraw(municipality, id, new Reason("Verkeerde partij (fictief)"));
        collect();
        assertThat(mails(partner))
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains("1 aanbod is ingetrokken", "Verkeerde partij (fictief)")
                        .doesNotContain("aangeboden"));
        assertThat(mails(municipality)).isEmpty();
    }

    @Test
    void bothSidesHearThatItIsComplete() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        Actor first = parties.signatoryOf(municipality);
        Actor last = parties.signatoryOf(partner);
        AgreementId id = issued(municipality, partner);
        sign(first, List.of(id));
        sign(last, List.of(id));
        collect();
        for (Actor told : List.of(municipality, first, partner)) {
            assertThat(mails(told))
                    .singleElement()
                    .satisfies(mail -> assertThat(mail).contains("Ondertekenportaal: 1 compleet"));
        }
        assertThat(mails(last)).isEmpty();
    }

    @Test
    void whoIsOutOrNeverSetUpAnAccountIsToldNothing() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        Actor disabled = parties.signatoryOf(partner);
        Actor leaves = parties.signatoryOf(partner);
        Actor suspended = parties.partner();
        Actor invited = colleague(partner, Role.SIGNATORY);
        asOwner("update person set activated_at = null where id = '" + invited.ownPerson() + "'");
        asOwner("update person set disabled_at = now() where id = '" + disabled.ownPerson() + "'");
        issued(municipality, partner);
        issued(municipality, suspended);
        // after it was noted, and before it was mailed
        asOwner("delete from membership where person_id = '" + leaves.ownPerson() + "'");
        asOwner("update organisation set suspended_at = now() where id = '" + suspended.ownOrganisation() + "'");
        collect();
        assertThat(mails(partner)).hasSize(1);
        assertThat(mails(disabled)).isEmpty();
        assertThat(mails(invited)).isEmpty();
        assertThat(mails(leaves)).isEmpty();
        assertThat(mails(suspended)).isEmpty();
    }

    @Test
    void twoThatCollectAtOnceTellOnce() throws Exception {
        Actor partner = parties.partner();
        issued(parties.municipality(), partner);
        Instant later = clock.instant().plus(LATER);
        atOnce.run(() -> digests.send(later));
        assertThat(mails(partner)).hasSize(1);
    }

    @Test
    void aMailThatCannotBeMadeHoldsUpNoOtherAndIsNotLost() throws Exception {
        Actor partner = parties.partner();
        Actor unlucky = parties.signatoryOf(partner);
        String address = people.get(unlucky.ownPerson()).email();
        issued(parties.municipality(), partner);
        asOwner("update person set email = 'geen adres " + address + "' where id = '" + unlucky.ownPerson() + "'");
        collect();
        assertThat(mails(partner)).hasSize(1);
        asOwner("update person set email = '" + address + "' where id = '" + unlucky.ownPerson() + "'");
        collect();
        assertThat(mails(unlucky)).hasSize(1);
        assertThat(mails(partner)).hasSize(1);
    }

    @Test
    void itWaitsUntilItIsQuietButNotForEver() throws Exception {
        Actor partner = parties.partner();
        AgreementId first = issued(parties.municipality(), partner);
        issued(parties.municipality(), partner, 2);
        digests.send(clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(mails(partner)).isEmpty();
        // something new again and again: the first one is five hours old, the last one a minute; from here on the
        // portal's own job
        // may send it as well
        asOwner("update notice set created_at = created_at - interval '5 hours' where person_id = '"
                + partner.ownPerson() + "' and agreement_id = '" + first + "'");
        digests.send(clock.instant());
        assertThat(mails(partner))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("2 aangeboden"));
    }

    @Test
    void whatWaitsIsBroughtToMindAfterFiveWorkingDaysAndThenWeekly() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);
        LocalDate offered = LocalDate.ofInstant(clock.instant(), LegalCalendar.ZONE);
        LocalDate first = WorkingDays.after(offered, 5);
        LocalDate second = orWorkingDayAfter(first.plusDays(7));

        remind(first.minusDays(1));
        assertThat(noted(partner, id, NoticeKind.WAITS)).isZero();
        remind(first);
        remind(first);
        assertThat(noted(partner, id, NoticeKind.WAITS)).isEqualTo(1);
        assertThat(noted(municipality, id, NoticeKind.WAITS)).isEqualTo(1);
        remind(second.minusDays(1));
        assertThat(noted(partner, id, NoticeKind.WAITS)).isEqualTo(1);
        digests.send(at(first).plus(LATER));
        assertThat(mails(partner))
                .singleElement()
                .satisfies(mail -> assertThat(mail).contains("1 overeenkomst wacht nog op uw handtekening"));
        remind(second);
        assertThat(noted(partner, id, NoticeKind.WAITS)).isEqualTo(2);
    }

    @Test
    void twoThatRemindAtOnceRemindOnce() throws Exception {
        Actor partner = parties.partner();
        AgreementId id = issued(parties.municipality(), partner);
        Instant due = at(WorkingDays.after(LocalDate.ofInstant(clock.instant(), LegalCalendar.ZONE), 5));
        atOnce.run(() -> reminders.note(due));
        assertThat(noted(partner, id, NoticeKind.WAITS)).isEqualTo(1);
    }

    @Test
    void nobodyIsRemindedOfWhatCannotBeSignedWhileTheOtherSideIsSuspended() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued(municipality, partner);
        LocalDate due = WorkingDays.after(LocalDate.ofInstant(clock.instant(), LegalCalendar.ZONE), 5);
        asOwner("update organisation set suspended_at = now() where id = '" + partner.ownOrganisation() + "'");
        remind(due);
        assertThat(noted(municipality, id, NoticeKind.WAITS)).isZero();
        asOwner("update organisation set suspended_at = null where id = '" + partner.ownOrganisation() + "'");
        remind(due);
        assertThat(noted(municipality, id, NoticeKind.WAITS)).isEqualTo(1);
    }

    @Test
    void whatLapsesSoonIsToldOnce() throws Exception {
        Actor partner = parties.partner();
        AgreementId id = issued(parties.municipality(), partner);
        LocalDate lapses = agreements.get(partner, id).lapsesOn().orElseThrow();
        LocalDate soon = orWorkingDayAfter(lapses.minusDays(14));
        remind(lapses.minusDays(15));
        assertThat(noted(partner, id, NoticeKind.LAPSES_SOON)).isZero();
        remind(soon);
        remind(orWorkingDayAfter(soon.plusDays(1)));
        assertThat(noted(partner, id, NoticeKind.LAPSES_SOON)).isEqualTo(1);
    }

    private void collect() {
        digests.send(clock.instant().plus(LATER));
    }

    private void remind(LocalDate day) {
        reminders.note(at(day));
    }

    private static Instant at(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(LegalCalendar.ZONE).toInstant();
    }

    private static LocalDate orWorkingDayAfter(LocalDate day) {
        return WorkingDays.after(day.minusDays(1), 1);
    }

    private void offer(Actor offering, Actor other) {
        offers.offer(offering, List.of(other.ownOrganisation()), new Terms(null, null));
    }

    private AgreementId issued(Actor offering, Actor other) {
        return issued(offering, other, 1);
    }

    /** @param waiting how many wait for the other then */
    private AgreementId issued(Actor offering, Actor other, int waiting) {
        offer(offering, other);
        await(() -> agreements.toSign(other).size() == waiting);
        return agreements.toSign(other).getLast().id();
    }

    private void sign(Actor signatory, List<AgreementId> ids) {
        UUID session = sessions.show(signatory, ids);
        sessions.authorise(signatory, session, parties.code(signatory));
        await(() -> sessions.get(signatory, session).isFinished());
    }

    private Actor colleague(Actor of, Role role) {
        return transactions.get(() -> {
            Applicant applicant = new Applicant(
                    "Gijs Fictief", "Adviseur (fictief)", new MailAddress(UUID.randomUUID() + "@demo.invalid"));
            PersonId person = people.add(applicant, of.ownOrganisation(), role).id();
            people.activated(person);
            return people.actor(person, of.ownOrganisation());
        });
    }

    /** Subject and text of each digest that this person got. */
    private List<String> mails(Actor person) throws SQLException {
        try (Connection owner = owner();
                var query = owner.prepareStatement("""
                        select subject || E'\\n' || body from outbox_mail
                        where recipient = ? and subject like 'Ondertekenportaal: %' order by created_at""")) {
            query.setString(1, people.get(person.ownPerson()).email());
            List<String> mails = new ArrayList<>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    mails.add(rows.getString(1));
                }
            }
            return mails;
        }
    }

    private static long noted(Actor person, AgreementId id, NoticeKind kind) throws SQLException {
        try (Connection owner = owner();
                var query = owner.prepareStatement(
                        "select count(*) from notice where person_id = ? and agreement_id = ? and kind = ?")) {
            query.setObject(1, person.ownPerson().value());
            query.setObject(2, id.value());
            query.setString(3, kind.name());
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void asOwner(String statement) throws SQLException {
        try (Connection owner = owner();
                var change = owner.createStatement()) {
            change.execute(statement);
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                System.getenv("APP_DB_URL"),
                System.getenv("APP_DB_OWNER_USER"),
                System.getenv("APP_DB_OWNER_PASSWORD"));
    }
}
