package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.identity.TotpSecret;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A lost administrator is replaced by two people of NVVK, on evidence. */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class ReplacementsIT {

    @PersistenceContext
    EntityManager em;

    @Inject
    Parties parties;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Colleagues colleagues;

    @Inject
    Invitations invitations;

    @Inject
    Replacements replacements;

    @Inject
    Credentials credentials;

    @Inject
    Transactions transactions;

    @Test
    void twoPeopleReplaceALostAdministratorAndEverybodyConcernedIsTold() {
        Actor proposer = staff();
        Actor decider = staff();
        Actor lost = parties.administratorOf(parties.municipality());
        Applicant somebody = somebody();
        var grounds = new AdministratorReplacement.Grounds("Uit dienst", "brief 12 (fictief)", false);
        UUID id = replacements.propose(proposer, lost.ownOrganisation(), somebody, grounds, parties.code(proposer));
        refused(
                "replacement.open",
                () -> replacements.propose(decider, lost.ownOrganisation(), somebody, grounds, null));
        refused("replacement.self", () -> replacements.confirm(proposer, id, null));
        assertThat(people.actor(lost.ownPerson(), lost.ownOrganisation()).roles())
                .as("nothing changes before the decision")
                .containsExactly(Role.ADMINISTRATOR);

        replacements.confirm(decider, id, parties.code(decider));

        assertThat(people.actor(lost.ownPerson(), lost.ownOrganisation())).isEqualTo(Actor.ANONYMOUS);
        Person appointed = people.byEmail(somebody.email()).orElseThrow();
        assertThat(people.actor(appointed.id(), lost.ownOrganisation()).roles()).containsExactly(Role.ADMINISTRATOR);
        assertThat(count(people.get(lost.ownPerson()).email(), "%beheerder gemaakt%"))
                .isEqualTo(1);
        String policy = organisations
                .get(lost.ownOrganisation())
                .profile()
                .contacts()
                .policy()
                .value();
        assertThat(count(policy, "%stelt voor om%")).isEqualTo(1);
        assertThat(count(policy, "%beheerder gemaakt%")).isEqualTo(1);
        assertThat(count(somebody.email().normalised(), "%/identity/activate?token=%"))
                .isEqualTo(1);
        refused("replacement.decided", () -> replacements.refuse(decider, id));
    }

    @Test
    void oldAdministratorsStayWhereThatWasChosenAndAKnownColleagueIsAppointed() {
        Actor proposer = staff();
        Actor decider = staff();
        Actor municipality = parties.municipality();
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        Applicant known = people.get(signatory.ownPerson()).asApplicant();
        var grounds = new AdministratorReplacement.Grounds("Lang ziek", "brief 13 (fictief)", true);
        UUID id =
                replacements.propose(proposer, municipality.ownOrganisation(), known, grounds, parties.code(proposer));
        replacements.confirm(decider, id, parties.code(decider));
        assertThat(people.actor(signatory.ownPerson(), municipality.ownOrganisation())
                        .roles())
                .containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.SIGNATORY);
        assertThat(people.actor(municipality.ownPerson(), municipality.ownOrganisation())
                        .roles())
                .contains(Role.ADMINISTRATOR);
    }

    @Test
    void aDeactivatedColleagueBecomesAdministratorAndWhoHasNotAcceptedYetGetsTheLinkAgain() {
        Actor municipality = parties.municipality();
        Actor inviter = parties.administratorOf(municipality);
        Actor deactivated = parties.signatoryWithoutAuthorityOf(municipality);
        colleagues.disable(inviter, deactivated.ownPerson());
        replace(municipality, people.get(deactivated.ownPerson()).asApplicant(), true);
        assertThat(people.actor(deactivated.ownPerson(), municipality.ownOrganisation())
                        .roles())
                .containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.SIGNATORY);

        Applicant guest = people.get(parties.administratorOf(parties.partner()).ownPerson())
                .asApplicant();
        PersonId id = invitations.invite(inviter, guest, Set.of(Role.READER), parties.code(inviter));
        replace(municipality, guest, true);
        assertThat(people.organisationsOf(id))
                .as("not without accepting")
                .doesNotContain(municipality.ownOrganisation());
        assertThat(colleagues.find(inviter, id).roles()).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.READER);
        assertThat(count(guest.email().normalised(), "%/identity/membership?token=%"))
                .isEqualTo(2);
    }

    private void replace(Actor of, Applicant by, boolean oldStay) {
        Actor proposer = staff();
        Actor decider = staff();
        var grounds = new AdministratorReplacement.Grounds("Uit dienst", "brief 15 (fictief)", oldStay);
        UUID id = replacements.propose(proposer, of.ownOrganisation(), by, grounds, parties.code(proposer));
        replacements.confirm(decider, id, parties.code(decider));
    }

    @Test
    void nobodyElseProposesAndARefusedProposalChangesNothing() {
        Actor proposer = staff();
        Actor lost = parties.administratorOf(parties.municipality());
        var grounds = new AdministratorReplacement.Grounds("Uit dienst", "brief 14 (fictief)", false);
        assertThatThrownBy(() ->
                        replacements.propose(lost, lost.ownOrganisation(), somebody(), grounds, parties.code(lost)))
                .isInstanceOf(AccessDenied.class);
        UUID id = replacements.propose(proposer, lost.ownOrganisation(), somebody(), grounds, parties.code(proposer));
        replacements.refuse(proposer, id);
        refused("replacement.decided", () -> replacements.confirm(staff(), id, null));
        assertThat(colleagues.own(lost)).hasSize(2);
        refused("replacement.evidence", () -> new AdministratorReplacement.Grounds("Uit dienst", " ", false));
        refused("replacement.reason", () -> new AdministratorReplacement.Grounds("", "brief", false));
    }

    private Actor staff() {
        return transactions.get(() -> {
            Organisation nvvk = organisations.ofNvvk().orElseThrow();
            PersonId person = people.add(somebody(), nvvk.id(), Role.NVVK_STAFF).id();
            credentials.createInDemo(person, "een fictief wachtwoord", TotpSecret.random());
            return people.actor(person, nvvk.id());
        });
    }

    private static Applicant somebody() {
        return new Applicant(
                "Gijs Fictief", "medewerker (fictief)", new MailAddress(UUID.randomUUID() + "@demo.invalid"));
    }

    private long count(String email, String words) {
        return transactions.get(() -> ((Number)
                        em.createNativeQuery("select count(*) from outbox_mail where recipient = ? and body like ?")
                                .setParameter(1, email)
                                .setParameter(2, words)
                                .getSingleResult())
                .longValue());
    }

    private static void refused(String rule, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo(rule));
    }
}
