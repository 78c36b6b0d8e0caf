package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Another address holds once both mailboxes agreed, or somebody else in place of the old one. */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class AddressChangesIT {

    private static final Pattern TOKEN = Pattern.compile("address\\?token=([\\w-]+)");

    @PersistenceContext
    EntityManager em;

    @Inject
    Parties parties;

    @Inject
    People people;

    @Inject
    AddressChanges addresses;

    @Inject
    PersonalDetails details;

    @Inject
    Transactions transactions;

    @Test
    void bothMailboxesMustAgree() {
        Actor actor = parties.administratorOf(parties.municipality());
        String old = email(actor);
        MailAddress wanted = somewhere();
        refused("login.wrong", () -> addresses.ask(actor, wanted, "000000"));
        addresses.ask(actor, wanted, parties.code(actor));
        String fromOld = token(old);
        String fromNew = token(wanted.value());
        refused("link.invalid", () -> addresses.agree(changedLast(fromNew)));

        assertThat(addresses.agree(fromNew)).isFalse();
        assertThat(email(actor)).as("the old mailbox has not agreed").isEqualTo(old);
        assertThat(addresses.agree(fromNew)).as("twice is once").isFalse();
        assertThat(addresses.agree(fromOld)).isTrue();

        assertThat(email(actor)).isEqualTo(wanted.normalised());
        assertThat(mails(old)).anyMatch(body -> body.contains("hoort niet meer bij dit adres"));
        refused("link.invalid", () -> addresses.stop(fromOld));
    }

    @Test
    void eitherMailboxStopsIt() {
        Actor actor = parties.administratorOf(parties.municipality());
        String old = email(actor);
        MailAddress wanted = somewhere();
        addresses.ask(actor, wanted, parties.code(actor));
        String fromNew = token(wanted.value());
        String fromOld = token(old);
        addresses.agree(fromNew);
        addresses.stop(fromNew);
        refused("link.invalid", () -> addresses.agree(fromOld));
        assertThat(email(actor)).isEqualTo(old);
        assertThat(addresses.open(actor)).isEmpty();
    }

    @Test
    void anAddressThatHasAnAccountIsNeitherTakenNorBetrayed() {
        Actor actor = parties.administratorOf(parties.municipality());
        String others = email(parties.administratorOf(parties.partner()));
        addresses.ask(actor, new MailAddress(others), parties.code(actor));
        assertThat(addresses.open(actor)).as("as for any other address").isPresent();
        assertThat(mails(others))
                .noneMatch(body -> TOKEN.matcher(body).find())
                .anyMatch(body -> body.contains("al een account"));
        assertThat(addresses.agree(token(email(actor)))).isFalse();
    }

    @Test
    void somebodyElseAgreesInPlaceOfAnOldMailboxThatIsOutOfReach() {
        Actor municipality = parties.municipality();
        Actor actor = parties.administratorOf(municipality);
        Actor other = parties.administratorOf(municipality);
        Actor stranger = parties.administratorOf(parties.partner());
        MailAddress wanted = somewhere();
        addresses.ask(actor, wanted, parties.code(actor));
        refused("people.self", () -> addresses.agreeInstead(actor, actor.ownPerson(), null));
        assertThatThrownBy(() -> addresses.agreeInstead(stranger, actor.ownPerson(), parties.code(stranger)))
                .isInstanceOf(NotFound.class);
        assertThat(addresses.agreeInstead(other, actor.ownPerson(), parties.code(other)))
                .as("the new mailbox has not agreed")
                .isFalse();
        assertThat(addresses.agree(token(wanted.value()))).isTrue();
        assertThat(email(actor)).isEqualTo(wanted.normalised());
    }

    @Test
    void anotherNameIsToldToThoseWhoLetOthersIn() {
        Actor municipality = parties.municipality();
        Actor actor = parties.signatoryWithoutAuthorityOf(municipality);
        refused("applicant.name", () -> details.change(actor, " ", "adviseur", parties.code(actor)));
        refused("login.wrong", () -> details.change(actor, "Gerda Fictief", "adviseur", "000000"));
        details.change(actor, "Gerda Fictief", "adviseur", parties.code(actor));
        assertThat(people.get(actor.ownPerson()).name()).isEqualTo("Gerda Fictief");
        assertThat(mails(email(municipality))).anyMatch(body -> body.contains("voortaan Gerda Fictief"));
        assertThat(mails(email(actor))).anyMatch(body -> body.contains("Eerst stond er: Fenna Fictief"));
    }

    private String email(Actor actor) {
        return transactions.get(() -> em.createNativeQuery("select email from person where id = ?")
                .setParameter(1, actor.ownPerson().value())
                .getSingleResult()
                .toString());
    }

    private static MailAddress somewhere() {
        return new MailAddress(UUID.randomUUID() + "@elders.demo.invalid");
    }

    private static String changedLast(String token) {
        return token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
    }

    private String token(String email) {
        return mails(email).stream()
                .map(TOKEN::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private List<String> mails(String email) {
        List<?> bodies = transactions.get(
                () -> em.createNativeQuery("select body from outbox_mail where recipient = ? order by created_at desc")
                        .setParameter(1, email)
                        .getResultList());
        return bodies.stream().map(Object::toString).toList();
    }

    private static void refused(String rule, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo(rule));
    }
}
