package nl.ondertekenportaal;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.ondertekenportaal.VerbTable.Mark;
import nl.ondertekenportaal.Verbs.Asked;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AdmissionMeasure;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Suspensions;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Who may ask what of the services that act for somebody: {@code verbs.txt} has a row for each, and each is tried as every role, as nobody, as a
 * stranger and as somebody whose access ended. So a page that forgets something opens no door.
 */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class VerbsIT {

    private static final Set<Role> NVVK = EnumSet.of(Role.NVVK_STAFF, Role.NVVK_AUDITOR);

    @Inject
    Verbs verbs;

    @Inject
    Parties parties;

    @Inject
    SomeBelongings some;

    @Inject
    People people;

    @Inject
    Colleagues colleagues;

    @Inject
    Suspensions suspensions;

    @Inject
    AuthorityDesk authorities;

    @Inject
    LegalCalendar calendar;

    @Test
    void everyVerbHasARow() {
        assertThat(VerbTable.rows().keySet())
                .containsExactlyInAnyOrderElementsOf(verbs.all().keySet());
    }

    /** Whatever it is asked about, existing or not: who may not ask is refused before anything else is said. */
    @Test
    void everyVerbRefusesTheRolesThatMayNot() throws IOException {
        Belongings municipality = some.ofMunicipality();
        Belongings umbrella = some.ofUmbrella();
        Map<String, Object> nobodys = some.nobodys();
        Actor staff = parties.staffWhoLogsIn();
        for (Asked asked : verbs.asked()) {
            Set<Role> participants = asked.row().ofParticipants();
            Set<Role> ofNvvk = EnumSet.copyOf(NVVK);
            ofNvvk.retainAll(asked.row().roles());
            for (Map<String, Object> known : List.of(nobodys, municipality.known(), umbrella.known())) {
                assertThat(allowed(asked, municipality.self(), VerbTable.PARTICIPANTS, known))
                        .as(asked.name() + " of a municipality")
                        .isEqualTo(asked.is(Mark.UMBRELLAS) ? Set.of() : participants);
                assertThat(allowed(asked, umbrella.self(), VerbTable.PARTICIPANTS, known))
                        .as(asked.name() + " of an umbrella organisation")
                        .isEqualTo(asked.is(Mark.PARTIES) ? Set.of() : participants);
                assertThat(allowed(asked, staff, NVVK, known))
                        .as(asked.name() + " of NVVK")
                        .isEqualTo(ofNvvk);
                saysNothing(asked, Actor.ANONYMOUS, known, "as nobody");
            }
        }
    }

    private Set<Role> allowed(Asked asked, Actor somebody, Set<Role> roles, Map<String, Object> known) {
        Set<Role> allowed = EnumSet.noneOf(Role.class);
        for (Role role : roles) {
            if (!verbs.outcome(asked, as(somebody, role), known).isDenied()) {
                allowed.add(role);
            }
        }
        return allowed;
    }

    /** For a stranger what exists is as what does not, in each role that may ask; and it is really there, since its owner gets at it. */
    @Test
    void nothingOfAnotherOrganisationIsFound() throws IOException {
        Belongings municipality = some.ofMunicipality();
        Belongings umbrella = some.ofUmbrella();
        Actor stranger = parties.signatoryOf(parties.municipality());
        Actor otherUmbrella = parties.umbrella();
        int tried = 0;
        for (Asked asked : verbs.asked()) {
            if (!asked.verb().asksForSomething() || asked.row().ofParticipants().isEmpty()) {
                continue;
            }
            boolean ofUmbrella = asked.is(Mark.UMBRELLAS);
            Belongings theirs = ofUmbrella ? umbrella : municipality;
            for (Role role : asked.row().ofParticipants()) {
                Actor asking = as(ofUmbrella ? otherUmbrella : stranger, role);
                if (asked.is(Mark.PUBLIC)) {
                    reaches(asked, asking, theirs, "a stranger");
                } else {
                    findsNothing(asked, asking, theirs, "a stranger who is " + role);
                }
            }
            reaches(asked, as(theirs.self(), VerbTable.PARTICIPANTS), theirs, "its owner");
            tried++;
        }
        assertThat(tried).isGreaterThan(50);
    }

    @Test
    void nothingPersonalIsFoundByAColleagueOrByNvvk() throws IOException {
        Belongings municipality = some.ofMunicipality();
        Actor staff = parties.staffWhoLogsIn();
        Set<String> tried = new TreeSet<>();
        for (Asked asked : verbs.asked()) {
            if (!asked.is(Mark.PERSONAL)) {
                continue;
            }
            for (Role role : asked.row().roles()) {
                Actor asking = as(NVVK.contains(role) ? staff : municipality.colleague(), role);
                findsNothing(asked, asking, municipality, "a colleague or NVVK as " + role);
            }
            tried.add(asked.name());
        }
        assertThat(tried).isNotEmpty();
    }

    private void findsNothing(Asked asked, Actor asking, Belongings theirs, String who) throws IOException {
        saysNothing(asked, asking, theirs.known(), "of " + who);
        assertThat(verbs.outcome(asked, asking, theirs.known()).told())
                .as(asked.name() + " tells " + who + " what exists")
                .isEqualTo(verbs.outcome(asked, asking, some.nobodys()).told());
    }

    private void reaches(Asked asked, Actor asking, Belongings theirs, String who) throws IOException {
        Outcome outcome = verbs.outcome(asked, asking, theirs.known());
        assertThat(outcome.told())
                .as(asked.name() + " gets " + who + " nowhere, so that nothing is tried")
                .isNotEqualTo(verbs.outcome(asked, asking, some.nobodys()).told());
        assertThat(outcome)
                .as(asked.name() + " by " + who)
                .satisfiesAnyOf(
                        told -> assertThat(told).isNotInstanceOf(Outcome.Failed.class),
                        told -> assertThat(told.isNothing()).isTrue());
    }

    @Test
    void whoseAccessEndedIsNobody() throws IOException {
        Belongings theirs = some.ofMunicipality();
        Actor deactivated = parties.signatoryOf(theirs.owner());
        Map<String, Actor> before = new LinkedHashMap<>();
        before.put("left", theirs.colleague());
        before.put("was deactivated", deactivated);
        before.put("is of a suspended organisation", theirs.self());
        before.values().forEach(each -> assertThat(now(each)).isEqualTo(each));

        colleagues.leave(theirs.colleague(), parties.code(theirs.colleague()));
        colleagues.disable(theirs.owner(), deactivated.ownPerson());
        suspensions.block(
                parties.staff(),
                theirs.owner().ownOrganisation(),
                AdmissionMeasure.Kind.SUSPENDED,
                AdmissionMeasure.Ground.OTHER,
                "Om te proberen (fictief)");

        for (Asked asked : verbs.asked()) {
            for (Map.Entry<String, Actor> each : before.entrySet()) {
                saysNothing(asked, now(each.getValue()), theirs.known(), "as somebody who " + each.getKey());
            }
        }
    }

    private Actor now(Actor before) {
        return people.actor(before.ownPerson(), before.ownOrganisation());
    }

    @Test
    void whoseAuthorityEndedYesterdaySignsNothing() throws IOException {
        Set<String> marked = verbs.asked().stream()
                .filter(asked -> asked.is(Mark.MANDATE))
                .map(Asked::name)
                .collect(toSet());
        Set<String> refused = new HashSet<>();
        for (Belongings theirs : List.of(some.ofMunicipality(), some.ofRatifier())) {
            Actor signatory = as(theirs.self(), Role.SIGNATORY);
            assertThat(refusedWithoutAuthority(signatory, theirs)).isEmpty();

            Actor administrator = parties.administratorOf(theirs.owner());
            UUID authority = (UUID) theirs.thing("SigningAuthorities");
            authorities.end(administrator, authority, calendar.today().minusDays(1), parties.code(administrator));
            refused.addAll(refusedWithoutAuthority(signatory, theirs));
        }
        assertThat(refused).isEqualTo(marked).isNotEmpty();
    }

    private Set<String> refusedWithoutAuthority(Actor signatory, Belongings theirs) {
        Set<String> refused = new HashSet<>();
        for (Asked asked : verbs.asked()) {
            if (verbs.outcome(asked, signatory, theirs.known()).isRule("signing.noAuthority")) {
                refused.add(asked.name());
            }
        }
        return refused;
    }

    /** What needs a fresh factor does nothing without; each is tried by everybody who may come so far that it is asked for. */
    @Test
    void withoutAFreshFactorNothingHappensThatNeedsOne() throws IOException {
        Set<String> asking = new TreeSet<>();
        Set<String> marked = new TreeSet<>();
        for (Belongings theirs : List.of(some.ofMunicipality(), some.ofRatifier())) {
            List<Actor> actors = List.of(
                    as(theirs.self(), VerbTable.PARTICIPANTS),
                    as(theirs.colleague(), VerbTable.PARTICIPANTS),
                    parties.staffWhoLogsIn());
            for (Asked asked : verbs.asked()) {
                for (Actor actor : actors) {
                    Outcome outcome = verbs.outcome(asked, actor, theirs.known());
                    if (outcome.isRule("login.wrong") || outcome.isRule("login.locked")) {
                        asking.add(asked.name());
                    }
                    if (asked.is(Mark.FACTOR)) {
                        marked.add(asked.name());
                        assertThat(outcome).as(asked.name()).isInstanceOf(Outcome.Failed.class);
                    }
                }
            }
        }
        assertThat(asking).isEqualTo(marked).isNotEmpty();
    }

    private void saysNothing(Asked asked, Actor actor, Map<String, Object> known, String who) {
        Outcome outcome = verbs.outcome(asked, actor, known);
        assertThat(outcome).as(asked.name() + " " + who + ": " + outcome.told()).matches(Outcome::isNothing);
    }

    private static Actor as(Actor somebody, Role role) {
        return as(somebody, EnumSet.of(role));
    }

    private static Actor as(Actor somebody, Set<Role> roles) {
        return new Actor(somebody.person(), somebody.organisation(), roles);
    }
}
