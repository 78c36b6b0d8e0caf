package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.SectorScope;
import nl.ondertekenportaal.organisation.SigningRuleChange;
import nl.ondertekenportaal.organisation.SigningRules;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.trust.Signatures;
import nl.ondertekenportaal.trust.ValidationReport;
import nl.ondertekenportaal.trust.Verdict;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Organisations for which two people sign together. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class JointSigningIT {

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    Agreements agreements;

    @Inject
    StoredDocuments documents;

    @Inject
    SigningSessions sessions;

    @Inject
    Signing signing;

    @Inject
    Signatures signatures;

    @Inject
    SigningRules rules;

    @Inject
    AuthorityDesk desk;

    @Inject
    AtOnce atOnce;

    @Inject
    LegalCalendar calendar;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transactions transactions;

    @Test
    void twoSignInFieldsOfTheirOwnAndTheSecondIsShownWhatTheFirstSigned() {
        Actor municipality = ofTwo();
        Actor partner = parties.partner();
        AgreementId id = issued.between(municipality, partner);
        Actor first = parties.signatoryOf(municipality);
        Actor second = parties.signatoryOf(municipality);
        UUID early = session(second, id);

        signing.run(session(first, id));
        assertThat(get(municipality, id).stage()).isEqualTo(Stage.PARTLY_SIGNED);
        assertThat(get(municipality, id).isHalfSignedBy(Side.MUNICIPALITY)).isTrue();
        assertThat(agreements.toSign(first))
                .noneMatch(agreement -> agreement.id().equals(id));
        assertThatThrownBy(() -> sessions.show(first, List.of(id))).hasMessage("signing.nothing");

        signing.run(early);
        assertThat(refusal(second, early)).contains("agreement.revisionChanged");
        signing.run(session(second, id));
        signing.run(session(parties.signatoryOf(partner), id));

        assertThat(get(partner, id).stage()).isEqualTo(Stage.SIGNED);
        assertThat(sessions.signatories(partner, id).getOrDefault(Side.MUNICIPALITY, List.of()))
                .extracting(signatory -> signatory
                        .ground()
                        .orElseThrow()
                        .own()
                        .person()
                        .orElseThrow()
                        .id())
                .containsExactly(first.ownPerson(), second.ownPerson());
        ValidationReport report =
                signatures.validate(documents.latest(partner, id).bytes());
        assertThat(report.allValid()).as(report.toString()).isTrue();
        Stream.of("gemeente", "gemeente-2", "signaalpartner")
                .forEach(field -> assertThat(report.inField(field).orElseThrow().verdict())
                        .as(field)
                        .isEqualTo(Verdict.VALID));
    }

    @Test
    void theMandateOfTheSecondEndedYesterday() {
        Actor municipality = ofTwo();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor second = parties.signatoryWithoutAuthorityOf(municipality);
        UUID authority = parties.authority(municipality, second, today().minusDays(9), null);
        signing.run(session(parties.signatoryOf(municipality), id));
        UUID shown = session(second, id);
        Actor administrator = parties.administratorOf(municipality);
        desk.end(administrator, authority, today().minusDays(1), parties.code(administrator));

        signing.run(shown);

        assertThat(refusal(second, shown)).contains("signing.noAuthority");
        assertThat(get(municipality, id).isSignedBy(Side.MUNICIPALITY)).isFalse();
        signing.run(session(parties.signatoryOf(municipality), id));
        assertThat(get(municipality, id).isSignedBy(Side.MUNICIPALITY)).isTrue();
    }

    @Test
    void ofTwoWhoSignAtOnceOneIsShownTheNewRevision() throws InterruptedException {
        Actor municipality = ofTwo();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor one = parties.signatoryOf(municipality);
        Actor other = parties.signatoryOf(municipality);
        UUID ofOne = session(one, id);
        UUID ofOther = session(other, id);

        assertThat(atOnce.failures(() -> signing.run(ofOne), () -> signing.run(ofOther)))
                .isEmpty();

        assertThat(Stream.of(refusal(one, ofOne), refusal(other, ofOther)).flatMap(Optional::stream))
                .containsExactly("agreement.revisionChanged");
        assertThat(get(municipality, id).signaturesGiven(Side.MUNICIPALITY)).isEqualTo(1);
    }

    @Test
    void whoMaySignOnlyTogetherDoesNotSignAlone() {
        Actor municipality = parties.municipality();
        AgreementId forOne = issued.between(municipality, parties.partner());
        Actor together = parties.signatoryWithoutAuthorityOf(municipality);
        parties.authority(municipality, together, decision(), joint());
        assertThatThrownBy(() -> sessions.show(together, List.of(forOne))).hasMessage("signing.jointAlone.some");

        // nobody of this municipality may sign alone, so what is offered from now on is made for two
        AgreementId forTwo = issued.between(municipality, parties.partner());
        assertThat(get(municipality, forTwo).signaturesNeeded(Side.MUNICIPALITY))
                .isEqualTo(2);
        signing.run(session(together, forTwo));
        assertThat(get(municipality, forTwo).isHalfSignedBy(Side.MUNICIPALITY)).isTrue();
    }

    @Test
    void aChangedRuleLeavesWhatWasOfferedAsItIs() {
        Actor municipality = parties.municipality();
        AgreementId before = issued.between(municipality, parties.partner());
        Actor administrator = parties.administratorOf(municipality);
        assertThatThrownBy(() -> rules.change(administrator, 1, null)).hasMessage("signingRule.same");
        assertThatThrownBy(() -> rules.change(administrator, 3, null)).hasMessage("signingRule.number");
        assertThatThrownBy(() -> rules.change(administrator, 2, "000000")).hasMessage("login.wrong");
        assertThatThrownBy(() -> rules.change(parties.signatoryOf(municipality), 2, null))
                .isInstanceOf(AccessDenied.class);
        rules.change(administrator, 2, parties.code(administrator));

        AgreementId after = issued.between(municipality, parties.partner());
        assertThat(get(municipality, before).signaturesNeeded(Side.MUNICIPALITY))
                .isEqualTo(1);
        assertThat(get(municipality, after).signaturesNeeded(Side.MUNICIPALITY)).isEqualTo(2);
        assertThat(get(municipality, after).signaturesNeeded(Side.PARTNER)).isEqualTo(1);
        signing.run(session(parties.signatoryOf(municipality), before));
        assertThat(get(municipality, before).isSignedBy(Side.MUNICIPALITY)).isTrue();
    }

    @Test
    void nobodyAloneTakesAwayTheSecondSignature() {
        Actor municipality = ofTwo();
        Actor administrator = parties.administratorOf(municipality);
        assertThat(rules.change(administrator, 1, parties.code(administrator))).isTrue();
        assertThatThrownBy(() -> rules.change(administrator, 1, parties.code(administrator)))
                .hasMessage("signingRule.waits");
        SigningRuleChange asked = rules.waiting(administrator).orElseThrow();
        assertThat(neededNow(municipality)).isEqualTo(2);
        assertThatThrownBy(() -> rules.agree(administrator, asked.id(), parties.code(administrator)))
                .hasMessage("signingRule.own");
        Actor stranger = parties.administratorOf(parties.municipality());
        assertThatThrownBy(() -> rules.agree(stranger, asked.id(), parties.code(stranger)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> rules.refuse(stranger, asked.id())).isInstanceOf(NotFound.class);

        Actor staff = parties.staffWhoLogsIn();
        assertThatThrownBy(() -> rules.agree(staff, asked.id(), "000000")).hasMessage("login.wrong");
        assertThat(neededNow(municipality)).isEqualTo(2);
        rules.agree(staff, asked.id(), parties.code(staff));
        assertThat(neededNow(municipality)).isEqualTo(1);
        assertThatThrownBy(() -> rules.refuse(staff, asked.id())).hasMessage("signingRule.decided");
    }

    @Test
    void anotherAdministratorAgreesOrNot() {
        Actor municipality = ofTwo();
        Actor asking = parties.administratorOf(municipality);
        Actor second = parties.administratorOf(municipality);
        rules.change(asking, 1, parties.code(asking));
        rules.refuse(second, rules.waiting(second).orElseThrow().id());
        assertThat(neededNow(municipality)).isEqualTo(2);

        Actor again = parties.administratorOf(municipality);
        rules.change(again, 1, parties.code(again));
        rules.agree(second, rules.waiting(second).orElseThrow().id(), parties.code(second));
        assertThat(neededNow(municipality)).isEqualTo(1);
    }

    @Test
    void whoAskedForOneSignatureTakesItBack() {
        Actor municipality = ofTwo();
        Actor administrator = parties.administratorOf(municipality);
        rules.change(administrator, 1, parties.code(administrator));
        SigningRuleChange asked = rules.waiting(administrator).orElseThrow();
        rules.refuse(administrator, asked.id());
        assertThat(rules.waiting(administrator)).isEmpty();
        assertThat(neededNow(municipality)).isEqualTo(2);
    }

    private int neededNow(Actor municipality) {
        return get(municipality, issued.between(municipality, parties.partner()))
                .signaturesNeeded(Side.MUNICIPALITY);
    }

    private Actor ofTwo() {
        Actor municipality = parties.municipality();
        Actor administrator = parties.administratorOf(municipality);
        rules.change(administrator, 2, parties.code(administrator));
        return municipality;
    }

    private Decision decision() {
        return new Decision("het college", today(), "z-1 (fictief)");
    }

    private Power joint() {
        return new Power(AuthorityKind.POWER_OF_ATTORNEY, new Validity(today(), null), SectorScope.ALL, true);
    }

    private Agreement get(Actor actor, AgreementId id) {
        return agreements.get(actor, id);
    }

    private Optional<String> refusal(Actor signatory, UUID session) {
        return sessions.items(signatory, session).getFirst().refusal();
    }

    private LocalDate today() {
        return calendar.today();
    }

    /** Shown and authorised, as if the code had been given, without the background work that follows on it. */
    private UUID session(Actor signatory, AgreementId id) {
        UUID session = sessions.show(signatory, List.of(id));
        transactions.run(() -> em.createNativeQuery(
                        "update signing_session set authorised_at = cast(?1 as timestamptz) where id = cast(?2 as uuid)")
                .setParameter(1, Instant.now().toString())
                .setParameter(2, session.toString())
                .executeUpdate());
        return session;
    }
}
