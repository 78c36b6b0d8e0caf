package nl.ondertekenportaal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Who is told that an authority ends, and how often. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class AuthorityRemindersIT {

    @Inject
    Parties parties;

    @Inject
    People people;

    @Inject
    AuthorityReminders reminders;

    @Inject
    AtOnce atOnce;

    @Inject
    LegalCalendar calendar;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transactions transactions;

    @Test
    void thirtyDaysAndAWeekBeforeTheEndThePersonAndTheAdministratorsAreToldOnce() throws Exception {
        Actor municipality = parties.municipality();
        Actor administrator = parties.administratorOf(municipality);
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        // so far ahead that the portal's own job leaves it alone
        LocalDate last = calendar.today().plusDays(100);
        parties.authority(municipality, signatory, calendar.today(), last);

        reminders.send(at(last.minusDays(40)));
        assertThat(mails(signatory)).isZero();

        Instant month = at(workingDayFrom(last.minusDays(30)));
        atOnce.run(() -> reminders.send(month));
        assertThat(mails(signatory)).isEqualTo(1);
        assertThat(mails(administrator)).isEqualTo(1);
        reminders.send(at(workingDayFrom(last.minusDays(20))));
        assertThat(mails(signatory)).isEqualTo(1);

        reminders.send(at(workingDayFrom(last.minusDays(7))));
        assertThat(mails(signatory)).isEqualTo(2);
        assertThat(mails(administrator)).isEqualTo(2);
        reminders.send(at(workingDayFrom(last.minusDays(2))));
        reminders.send(at(workingDayFrom(last.plusDays(1))));
        assertThat(mails(signatory)).isEqualTo(2);
    }

    @Test
    void theAdministratorsOfAnAgentAreToldWithThoseOfItsPrincipal() throws Exception {
        Actor municipality = parties.municipality();
        Actor administrator = parties.administratorOf(municipality);
        Actor bank = parties.executingOrganisation();
        Actor ofTheBank = parties.administratorOf(bank);
        Actor signatory = parties.signatoryWithoutAuthorityOf(bank);
        LocalDate last = calendar.today().plusDays(200);
        parties.given(municipality, bank, new Power(AuthorityKind.MANDATE, new Validity(calendar.today(), last)));

        reminders.send(at(workingDayFrom(last.minusDays(30))));
        assertThat(mails(administrator, "%mag tot en met%namens%")).isEqualTo(1);
        assertThat(mails(ofTheBank, "%mag tot en met%namens%")).isEqualTo(1);
        assertThat(mails(signatory, "%mag tot en met%namens%")).isZero();
    }

    private static Instant at(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0)).atZone(LegalCalendar.ZONE).toInstant();
    }

    private static LocalDate workingDayFrom(LocalDate day) {
        return WorkingDays.isWorkingDay(day) ? day : workingDayFrom(day.plusDays(1));
    }

    /** Asked in a transaction: those who did it at once before may have closed what this thread reads with otherwise. */
    private long mails(Actor actor) {
        return mails(actor, "Een tekenbevoegdheid%eindigt%");
    }

    private long mails(Actor actor, String subject) {
        return transactions
                .get(() -> em.createNativeQuery("select 1 from outbox_mail where recipient like ?1 and subject like ?2")
                        .setParameter(1, "%" + people.get(actor.ownPerson()).email() + "%")
                        .setParameter(2, subject)
                        .getResultList())
                .size();
    }
}
