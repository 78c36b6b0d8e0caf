package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.identity.Ending;
import nl.ondertekenportaal.identity.Login;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One person for several organisations: what is offered, what holds, and what one organisation learns of another. */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class MembershipsIT {

    private static final Pattern TOKEN = Pattern.compile("membership\\?token=([\\w-]+)");

    @PersistenceContext
    EntityManager em;

    @Inject
    Parties parties;

    @Inject
    People people;

    @Inject
    Colleagues colleagues;

    @Inject
    Invitations invitations;

    @Inject
    SigningAuthorities authorities;

    @Inject
    LegalCalendar calendar;

    @Inject
    Logins logins;

    @Inject
    nl.ondertekenportaal.privacy.Erasure erasure;

    @Inject
    Transactions transactions;

    @Test
    void nobodyEverHoldsRolesOfTwoOrganisationsAtOnce() {
        Actor here = parties.administratorOf(parties.municipality());
        Actor there = parties.administratorOf(parties.partner());
        String token = invited(there, here, Role.READER, Role.EDITOR);

        assertThat(people.organisationsOf(here.ownPerson())).containsExactly(here.ownOrganisation());
        assertThat(people.actor(here.ownPerson(), there.ownOrganisation())).isEqualTo(Actor.ANONYMOUS);
        Colleague seen = colleagues.find(there, here.ownPerson());
        assertThat(seen.state()).isEqualTo(Person.State.INVITED);
        assertThat(seen.name()).as("as the inviter wrote it").isEqualTo("Gast (fictief)");

        assertThatThrownBy(() -> invitations.accept(there, token, parties.code(there)))
                .as("somebody else's")
                .isInstanceOf(NotFound.class);
        String other = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
        refused("link.invalid", () -> invitations.accept(here, other, parties.code(here)));
        invitations.accept(here, token, parties.code(here));
        refused("link.invalid", () -> invitations.refuse(token));

        Actor again = people.actor(here.ownPerson(), here.ownOrganisation());
        Actor guest = people.actor(here.ownPerson(), there.ownOrganisation());
        assertThat(again.roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(guest.roles()).containsExactlyInAnyOrder(Role.READER, Role.EDITOR);
        assertThat(colleagues.find(there, here.ownPerson()).name()).isEqualTo("Fenna Fictief");
        assertThatThrownBy(() -> colleagues.find(guest, there.ownPerson()))
                .as("an administrator here is none there")
                .isInstanceOf(nl.ondertekenportaal.common.AccessDenied.class);
    }

    @Test
    void deactivatingInOneOrganisationLeavesTheOthersAlone() {
        Actor here = parties.administratorOf(parties.municipality());
        Actor there = parties.administratorOf(parties.partner());
        invitations.accept(here, invited(there, here, Role.READER), parties.code(here));

        colleagues.disable(there, here.ownPerson());
        assertThat(people.organisationsOf(here.ownPerson())).containsExactly(here.ownOrganisation());
        assertThat(colleagues.find(there, here.ownPerson()).state()).isEqualTo(Person.State.DISABLED);
        assertThat(colleagues
                        .find(parties.administratorOf(here), here.ownPerson())
                        .state())
                .isEqualTo(Person.State.ACTIVE);

        colleagues.enable(there, here.ownPerson());
        assertThat(people.actor(here.ownPerson(), there.ownOrganisation()).roles())
                .containsExactly(Role.READER);
    }

    @Test
    void anOfferThatIsWithdrawnOrRefusedCannotBeAccepted() {
        Actor here = parties.administratorOf(parties.municipality());
        Actor there = parties.administratorOf(parties.partner());
        String withdrawn = invited(there, here, Role.READER);
        colleagues.disable(there, here.ownPerson());
        refused("link.invalid", () -> invitations.accept(here, withdrawn, null));
        colleagues.enable(there, here.ownPerson());
        invitations.refuse(withdrawn);
        assertThat(colleagues.own(there)).noneMatch(each -> each.person().id().equals(here.ownPerson()));
        assertThat(people.organisationsOf(here.ownPerson())).containsExactly(here.ownOrganisation());
    }

    @Test
    void whoWorksForNobodyAnyMoreAcceptsWithTheLinkAlone() {
        Actor municipality = parties.municipality();
        Actor here = parties.signatoryWithoutAuthorityOf(municipality);
        colleagues.leave(here, parties.code(here));
        assertThat(people.organisationsOf(here.ownPerson())).isEmpty();

        Actor there = parties.administratorOf(parties.partner());
        invitations.accept(Actor.ANONYMOUS, invited(there, here, Role.READER), null);
        assertThat(people.organisationsOf(here.ownPerson())).containsExactly(there.ownOrganisation());
    }

    @Test
    void whoLeavesLosesItsAuthorities() {
        Actor municipality = parties.municipality();
        Actor signatory = parties.signatoryOf(municipality);
        assertThat(authorities.own(municipality))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.lastDay()).isEmpty());
        colleagues.leave(signatory, parties.code(signatory));
        assertThat(authorities.own(municipality))
                .filteredOn(each -> each.person().orElseThrow().id().equals(signatory.ownPerson()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.lastDay()).contains(calendar.today()));
    }

    @Test
    void theLastAdministratorCannotLeave() {
        Actor first = parties.municipality();
        Actor second = parties.administratorOf(first);
        refuseCodeless(second);
        transactions.run(() -> people.recovered(second.ownPerson()));
        refused("people.unconfirmed", () -> colleagues.leave(second, parties.code(second)));
        refused("people.unconfirmed", () -> erasure.erase(second, parties.code(second)));
        transactions.run(() -> people.get(second.ownPerson()).confirmed());
        colleagues.disable(second, first.ownPerson());
        refused("people.lastAdministrator", () -> colleagues.leave(second, parties.code(second)));
        colleagues.enable(second, first.ownPerson());
        colleagues.leave(second, parties.code(second));
        assertThat(people.actor(second.ownPerson(), second.ownOrganisation())).isEqualTo(Actor.ANONYMOUS);
        assertThat(mailsTo(people.get(first.ownPerson()).email(), "werkt niet meer voor"))
                .hasSize(1);
    }

    private void refuseCodeless(Actor actor) {
        refused("login.wrong", () -> colleagues.leave(actor, "000000"));
    }

    @Test
    void switchingEndsTheOneLoginAndBeginsAnotherThatLastsNoLonger() {
        Actor here = parties.administratorOf(parties.municipality());
        Actor there = parties.administratorOf(parties.partner());
        UUID login = logins.begin(here.ownPerson(), here.ownOrganisation(), "Proef");
        assertThatThrownBy(() -> logins.switchTo(login, there.ownOrganisation()))
                .as("not a member yet")
                .isInstanceOf(NotFound.class);
        assertThat(logins.current(login)).isPresent();
        invitations.accept(here, invited(there, here, Role.READER), parties.code(here));

        UUID next = logins.switchTo(login, there.ownOrganisation());

        assertThat(logins.ended(login).flatMap(Login::ending)).contains(Ending.SWITCHED);
        assertThat(logins.current(next).orElseThrow().organisation()).isEqualTo(there.ownOrganisation());
        assertThat(logins.current(next).orElseThrow().startedAt())
                .isEqualTo(em.find(Login.class, login).startedAt());
        assertThat(logins.lastUsed(here.ownPerson())).contains(there.ownOrganisation());
        assertThatThrownBy(() -> logins.switchTo(login, here.ownOrganisation())).isInstanceOf(NotFound.class);
        assertThat(em.createNativeQuery(
                                "select organisation from log_entry where type = 'login.switched' and subject = ?")
                        .setParameter(1, here.ownPerson().value())
                        .getResultList())
                .containsExactly(there.ownOrganisation().value());
    }

    @Test
    void aLoginThatAProviderAloneProvedIsNotSwitched() {
        Actor here = parties.administratorOf(parties.municipality());
        Actor there = parties.administratorOf(parties.partner());
        invitations.accept(here, invited(there, here, Role.READER), parties.code(here));
        UUID login = logins.beginForOne(here.ownPerson(), here.ownOrganisation(), "Proef");

        refused("login.oneOrganisation", () -> logins.switchTo(login, there.ownOrganisation()));
        assertThat(logins.current(login).map(Login::organisation)).contains(here.ownOrganisation());
    }

    @Test
    void aMissedInvitationCanBeSentAgainAndTheLogTellsWhoDid() {
        Actor here = parties.administratorOf(parties.municipality());
        PersonId newcomer = invitations.invite(
                here,
                new Applicant("Nieuw (fictief)", "lezer", new MailAddress(UUID.randomUUID() + "@demo.invalid")),
                Set.of(Role.READER),
                parties.code(here));
        invitations.inviteAgain(here, newcomer);
        assertThat(em.createNativeQuery(
                                "select person from log_entry where type = 'person.invitedAgain' and subject = ?")
                        .setParameter(1, newcomer.value())
                        .getResultList())
                .containsExactly(here.ownPerson().value());
    }

    /** Invites the person of one actor for another one's organisation, and reads the link in the mail. */
    private String invited(Actor inviter, Actor guest, Role... roles) {
        String email = people.get(guest.ownPerson()).email();
        invitations.invite(
                inviter,
                new Applicant("Gast (fictief)", "gast", new MailAddress(email)),
                Set.of(roles),
                parties.code(inviter));
        Matcher token = TOKEN.matcher(mailsTo(email, "membership?token=").getFirst());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private List<String> mailsTo(String email, String words) {
        List<?> bodies = transactions.get(
                () -> em.createNativeQuery("select body from outbox_mail where recipient = ? order by created_at desc")
                        .setParameter(1, email)
                        .getResultList());
        return bodies.stream()
                .map(Object::toString)
                .filter(body -> body.contains(words))
                .toList();
    }

    private static void refused(String rule, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo(rule));
    }
}
