package nl.ondertekenportaal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.AddressTable.Row;
import nl.ondertekenportaal.AddressTable.Somebody;
import nl.ondertekenportaal.AddressTable.Token;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.common.web.ContentPolicy;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.identity.ApiClient;
import nl.ondertekenportaal.identity.ApiClients;
import nl.ondertekenportaal.organisation.AdmissionMeasure;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Suspensions;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Every address as everybody: {@code addresses.txt} over HTTP, each person logged in as people do. */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class EveryAddressIT {

    @PersistenceContext
    EntityManager em;

    @Inject
    Transactions transactions;

    @Inject
    PublicAddress address;

    @Inject
    Parties parties;

    @Inject
    People people;

    @Inject
    Suspensions suspensions;

    @Inject
    ApiClients clients;

    @Inject
    SomeBelongings some;

    @Test
    void everyAddressAnswersEverybodyAsItSays() throws Exception {
        Belongings own = some.ofMunicipality();
        Map<String, String> things = things(own);
        Map<Somebody, HttpVisitor> visitors = visitors(own);
        List<String> wrong = new ArrayList<>();
        for (Row<Somebody> row : AddressTable.rows()) {
            for (Map.Entry<Somebody, HttpVisitor> each : visitors.entrySet()) {
                HttpResponse<String> answer = answer(each.getValue(), row, things);
                compare(row, each.getKey(), answer, wrong);
                if (!isKeptFromFrames(row, answer)) {
                    wrong.add(row.verb() + " " + row.address() + " as " + each.getKey() + ": in frames of others");
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Whatever it is, no page of another site shows it; and none of ours, but for a document. */
    private static boolean isKeptFromFrames(Row<Somebody> row, HttpResponse<String> answer) {
        String policy = answer.headers().firstValue(ContentPolicy.HEADER).orElse("");
        return policy.contains("frame-ancestors 'none'")
                || policy.contains("frame-ancestors 'self'") && isDocument(row.path());
    }

    private static boolean isDocument(String path) {
        return path.startsWith("/document/")
                || path.equals("/signing/statement")
                || path.equals("/signing/ratification");
    }

    /** Who finds nothing is not told whether there is something. */
    @Test
    void whatIsAnotherOrganisationsLooksAsIfItDidNotExist() throws Exception {
        Belongings own = some.ofMunicipality();
        Map<String, String> things = things(own);
        Map<String, String> nothing = new HashMap<>(things);
        nothing.replaceAll((name, id) -> UUID.randomUUID().toString());
        HttpVisitor stranger =
                loggedIn(parties.colleagueOf(parties.municipality(), Role.ADMINISTRATOR, Role.SIGNATORY));
        int tried = 0;
        for (Row<Somebody> row : AddressTable.rows()) {
            boolean isFoundByNoStranger = Stream.of(Somebody.OTHER_ADMINISTRATOR, Somebody.OTHER_SIGNATORY)
                    .anyMatch(each -> "404".equals(row.expected().get(each)));
            if (row.asksForSomething() && isFoundByNoStranger) {
                assertThat(HttpVisitor.words(answer(stranger, row, things)))
                        .as(row.address())
                        .isEqualTo(HttpVisitor.words(answer(stranger, row, nothing)));
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(10);
    }

    /** Each request that asks for a login is the first of one that was alive when the organisation was suspended. */
    @Test
    void whoseOrganisationIsSuspendedIsOutAtTheNextRequest() throws Exception {
        Belongings own = some.ofMunicipality();
        Map<String, String> things = things(own);
        Actor somebody = parties.colleagueOf(own.owner(), Role.ADMINISTRATOR, Role.SIGNATORY);
        Deque<HttpVisitor> logins = new ArrayDeque<>();
        AddressTable.rows().stream()
                .filter(row -> row.isLoggingInAsked(Somebody.SUSPENDED))
                .forEach(row -> logins.add(loggedIn(somebody)));
        HttpVisitor elsewhere = loggedIn(somebody);
        assertThat(logins.getFirst().get("/agreement/agreements").statusCode()).isEqualTo(200);
        suspensions.block(
                parties.staff(),
                own.owner().ownOrganisation(),
                AdmissionMeasure.Kind.SUSPENDED,
                AdmissionMeasure.Ground.OTHER,
                "Om te proberen (fictief)");
        List<String> wrong = new ArrayList<>();
        for (Row<Somebody> row : AddressTable.rows()) {
            HttpVisitor visitor = row.isLoggingInAsked(Somebody.SUSPENDED) ? logins.remove() : elsewhere;
            compare(row, Somebody.SUSPENDED, answer(visitor, row, things), wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void machinesAreLetInByTheirTokenAndByNothingElse() throws Exception {
        Map<String, String> things = Map.of("agreement", UUID.randomUUID().toString());
        Map<Token, String> tokens = tokens();
        List<String> wrong = new ArrayList<>();
        for (Row<Token> row : AddressTable.machines()) {
            for (Token token : Token.values()) {
                HttpVisitor machine = visitor();
                String path = filled(row.address(), things);
                HttpResponse<String> answer = token == Token.NONE
                        ? machine.send(row.verb(), path)
                        : machine.send(row.verb(), path, "Authorization", "Bearer " + tokens.get(token));
                compare(row, token, answer, wrong);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Map<Token, String> tokens() {
        Actor staff = parties.staffWhoLogsIn();
        Actor colleague = parties.staffWhoLogsIn();
        String revoked = clients.create(staff, "Ingetrokken (fictief)", parties.code(staff));
        clients.revoke(staff, clients.byToken(revoked).map(ApiClient::getId).orElseThrow());
        String right = clients.create(colleague, "Proefrouter (fictief)", parties.code(colleague));
        Map<Token, String> tokens = new EnumMap<>(Token.class);
        tokens.put(Token.WRONG, right.substring(0, right.length() - 1) + (right.endsWith("A") ? "B" : "A"));
        tokens.put(Token.REVOKED, revoked);
        tokens.put(Token.RIGHT, right);
        return tokens;
    }

    private static <C extends Enum<C>> void compare(
            Row<C> row, C who, HttpResponse<String> answer, List<String> wrong) {
        String expected = Objects.requireNonNull(row.expected().get(who));
        String status = isSentToLogIn(answer) ? "login" : String.valueOf(answer.statusCode());
        if (!status.equals(expected)) {
            wrong.add(row.verb() + " " + row.address() + " as " + who + ": " + status + " instead of " + expected);
        }
    }

    private static boolean isSentToLogIn(HttpResponse<String> answer) {
        String location = answer.headers().firstValue("Location").orElse("");
        return answer.statusCode() == 302
                && (location.contains("/identity/login?") || location.contains("/identity/ended?"));
    }

    private static HttpResponse<String> answer(HttpVisitor visitor, Row<Somebody> row, Map<String, String> things) {
        String path = filled(row.address(), things);
        return row.verb().equals("OWN")
                ? visitor.send("POST", path, "X-Requested-With", "XMLHttpRequest")
                : visitor.send(row.verb(), path);
    }

    private static String filled(String address, Map<String, String> things) {
        String filled = address;
        for (Map.Entry<String, String> thing : things.entrySet()) {
            filled = filled.replace("{" + thing.getKey() + "}", thing.getValue());
        }
        assertThat(filled).doesNotContain("{");
        return filled;
    }

    private Map<String, String> things(Belongings own) {
        Map<String, Object> things = new HashMap<>();
        // as if two had not been asked for meanwhile, so that there is something to ratify for one
        transactions.run(() -> em.createNativeQuery("update organisation set signatures_needed = 1 where id = ?1")
                .setParameter(1, own.owner().ownOrganisation().value())
                .executeUpdate());
        things.put("agreement", own.thing("AgreementId"));
        things.put("batch", own.thing("Offers"));
        things.put("session", own.thing("SigningSessions"));
        things.put("authority", own.thing("SigningAuthorities"));
        things.put("rule", own.thing("SigningRules"));
        things.put("request", own.thing("AccessRequests"));
        things.put("evidence", own.thing("EvidenceFiles"));
        things.put("person", own.thing("PersonId"));
        things.put("organisation", own.thing("OrganisationId"));
        things.put("reorganisation", own.thing("Reorganisations"));
        things.put("passkey", own.thing("Passkeys"));
        things.put("login", own.thing("Logins"));
        things.put("defective", own.thing("Defective"));
        things.put("defect", own.thing("Defects"));
        things.put("ratification", own.thing("Ratifications"));
        things.put("application", parties.claimTo(parties.umbrella()));
        things.put("hash", "0".repeat(64));
        things.put("code", checkCodeOf((AgreementId) own.thing("AgreementId")));
        Map<String, String> texts = new HashMap<>();
        things.forEach((name, thing) -> texts.put(name, String.valueOf(thing)));
        return texts;
    }

    /** That is printed in its document. */
    private String checkCodeOf(AgreementId id) {
        return em.createQuery("select a.checkCode from Agreement a where a.id = :id", String.class)
                .setParameter("id", id.value())
                .getSingleResult();
    }

    private Map<Somebody, HttpVisitor> visitors(Belongings own) {
        Actor other = parties.municipality();
        Actor staff = parties.staffWhoLogsIn();
        Map<Somebody, HttpVisitor> visitors = new EnumMap<>(Somebody.class);
        visitors.put(Somebody.NOBODY, visitor());
        visitors.put(Somebody.OWN_ADMINISTRATOR, loggedIn(parties.colleagueOf(own.owner(), Role.ADMINISTRATOR)));
        visitors.put(Somebody.OWN_SIGNATORY, loggedIn(own.self()));
        visitors.put(Somebody.OWN_EDITOR, loggedIn(parties.colleagueOf(own.owner(), Role.EDITOR)));
        visitors.put(Somebody.OWN_READER, loggedIn(parties.colleagueOf(own.owner(), Role.READER)));
        visitors.put(Somebody.OTHER_ADMINISTRATOR, loggedIn(parties.colleagueOf(other, Role.ADMINISTRATOR)));
        visitors.put(Somebody.OTHER_SIGNATORY, loggedIn(parties.signatoryOf(other)));
        visitors.put(Somebody.OTHER_EDITOR, loggedIn(parties.colleagueOf(other, Role.EDITOR)));
        visitors.put(Somebody.OTHER_READER, loggedIn(parties.colleagueOf(other, Role.READER)));
        visitors.put(
                Somebody.UMBRELLA,
                loggedIn(parties.colleagueOf(parties.umbrella(), Role.ADMINISTRATOR, Role.SIGNATORY)));
        visitors.put(Somebody.STAFF, loggedIn(staff));
        visitors.put(Somebody.AUDITOR, loggedIn(parties.colleagueOf(staff, Role.NVVK_AUDITOR)));
        return visitors;
    }

    private HttpVisitor visitor() {
        return new HttpVisitor(
                HttpClient.newBuilder(), URI.create(address.of("").toString()));
    }

    /** That a code of this half minute was used is forgotten. */
    private HttpVisitor loggedIn(Actor person) {
        transactions.run(() -> em.createQuery("update Credential c set c.lastTotpStep = 0 where c.personId = :person")
                .setParameter("person", person.ownPerson().value())
                .executeUpdate());
        HttpVisitor visitor = visitor();
        visitor.logIn(people.get(person.ownPerson()).email(), Parties.PASSWORD, parties.code(person));
        return visitor;
    }
}
