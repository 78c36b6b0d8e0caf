package nl.ondertekenportaal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AddressChanges;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.Drafts;
import nl.ondertekenportaal.organisation.Invitations;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailedLinks;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Every kind of link that is mailed, and the one that the console shows: it opens its page, and one that is too old, was taken back, has another last character or is meant for another page
 * opens nothing and is not told apart from nonsense.
 */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class LinksIT {

    private static final Duration VALID = Duration.ofHours(1);

    @PersistenceContext
    EntityManager em;

    @Inject
    Transactions transactions;

    @Inject
    PublicAddress address;

    @Inject
    MailedLinks links;

    @Inject
    Parties parties;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Invitations invitations;

    @Inject
    AddressChanges addresses;

    @Inject
    Drafts drafts;

    /** What a link is for, the page that it opens, and whom or what it is about. */
    private record Kind(String purpose, String page, UUID subject) {}

    @Test
    void aLinkOpensItsOwnPageInItsTimeAndNothingElse() {
        HttpVisitor anybody = new HttpVisitor(
                HttpClient.newBuilder(), URI.create(address.of("").toString()));
        List<Kind> kinds = kinds();
        for (Kind kind : kinds) {
            String nothing = shown(anybody, kind.page(), "niets");
            String link = issued(kind, VALID);
            assertThat(shown(anybody, kind.page(), link)).as(kind.purpose()).isNotEqualTo(nothing);
            assertThat(shown(anybody, kind.page(), altered(link)))
                    .as(kind.purpose() + " with another last character")
                    .isEqualTo(nothing);
            assertThat(shown(anybody, kind.page(), issued(kind, Duration.ofSeconds(-1))))
                    .as(kind.purpose() + ", too old")
                    .isEqualTo(nothing);
            for (Kind other : kinds) {
                if (!other.page().equals(kind.page())) {
                    assertThat(shown(anybody, kind.page(), issued(other, VALID)))
                            .as(other.purpose() + " at the page of " + kind.purpose())
                            .isEqualTo(nothing);
                }
            }
            transactions.run(() -> links.revoke(kind.purpose(), kind.subject()));
            assertThat(shown(anybody, kind.page(), link))
                    .as(kind.purpose() + ", taken back")
                    .isEqualTo(nothing);
        }
    }

    private static String shown(HttpVisitor visitor, String page, String token) {
        return HttpVisitor.words(visitor.get(page + "?token=" + token));
    }

    private String issued(Kind kind, Duration validity) {
        String link = transactions
                .get(() -> links.issue(kind.purpose(), kind.subject(), validity, kind.page()))
                .toString();
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    private static String altered(String token) {
        return token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
    }

    private List<Kind> kinds() {
        Actor municipality = parties.municipality();
        Actor somebody = parties.administratorOf(municipality);
        List<Kind> kinds = new ArrayList<>(List.of(
                new Kind("person.activate", "/identity/activate", invited(municipality)),
                new Kind(
                        "person.restore",
                        "/identity/activate",
                        somebody.ownPerson().value()),
                new Kind(
                        "password.reset",
                        "/identity/reset",
                        somebody.ownPerson().value()),
                new Kind("membership.offer", "/identity/membership", offered(somebody)),
                new Kind("application.confirm", "/organisation/confirm", parties.unconfirmedApplication()),
                new Kind("application.status", "/organisation/status", parties.claimTo(parties.umbrella())),
                // what it is about when there is nobody yet
                new Kind("nvvk.first", "/identity/first", new UUID(0, 0))));
        for (OrganisationKind kind :
                List.of(OrganisationKind.MUNICIPALITY, OrganisationKind.SIGNAL_PARTNER, OrganisationKind.UMBRELLA)) {
            kinds.add(new Kind("application.resume", Drafts.page(kind), draft(kind)));
        }
        UUID change = moving(somebody);
        kinds.add(new Kind("address.old", "/identity/address", change));
        kinds.add(new Kind("address.new", "/identity/address", change));
        return kinds;
    }

    private UUID invited(Actor municipality) {
        return people.add(applicant(), municipality.ownOrganisation(), Role.READER)
                .id()
                .value();
    }

    /** Roles in another organisation too. */
    private UUID offered(Actor somebody) {
        Actor partner = parties.partner();
        PersonId asked = transactions.get(() -> invitations.ask(
                applicant(),
                Optional.of(people.get(somebody.ownPerson())),
                organisations.get(partner.ownOrganisation()),
                Set.of(Role.READER)));
        return only("select r.id from RestingMembership r where r.personId = :person", asked);
    }

    private UUID moving(Actor somebody) {
        addresses.ask(somebody, someAddress(), parties.code(somebody));
        return only("select c.id from AddressChange c where c.personId = :person", somebody.ownPerson());
    }

    private UUID only(String query, PersonId person) {
        return em.createQuery(query, UUID.class)
                .setParameter("person", person.value())
                .getSingleResult();
    }

    private UUID draft(OrganisationKind kind) {
        return drafts.save(null, kind, Map.of("legalName", "Organisatie in wording (fictief)"))
                .id();
    }

    private static Applicant applicant() {
        return new Applicant("Fenna Fictief", "adviseur (fictief)", someAddress());
    }

    private static MailAddress someAddress() {
        return new MailAddress(UUID.randomUUID() + "@demo.invalid");
    }
}
