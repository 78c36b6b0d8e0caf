package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Status;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.SectorScope;
import nl.ondertekenportaal.organisation.SigningRules;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.pdf.HtmlRendition;
import nl.ondertekenportaal.trust.Signatures;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Where two represent a side together, two ratify: each with a statement of like content, and the second one cures. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class JointRatificationIT {

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SignedAgreements signed;

    @Inject
    Agreements agreements;

    @Inject
    Defects defects;

    @Inject
    RatificationDesk desk;

    @Inject
    RatificationRun run;

    @Inject
    Ratifications ratifications;

    @Inject
    RejectionDesk rejections;

    @Inject
    SigningRules rules;

    @Inject
    AuthorityDesk authorities;

    @Inject
    Transactions transactions;

    @Inject
    Signatures signatures;

    @Inject
    HtmlRendition rendition;

    @Inject
    AtOnce atOnce;

    @Inject
    LegalCalendar calendar;

    @Inject
    Clock clock;

    @PersistenceContext
    EntityManager em;

    @Test
    void theSecondCuresWhatTheFirstOnlyBegan() {
        Actor municipality = twoSign(parties.municipality());
        Actor partner = parties.partner();
        AgreementId id = signedByTwo(municipality, partner);
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor one = parties.signatoryOf(municipality);
        Actor other = parties.signatoryOf(municipality);
        RatificationStatement begun = desk.statement(one, id);
        assertThat(begun.isEnough()).isFalse();
        assertThat(begun.xhtml()).contains("werkt zodra een tweede");

        UUID first = ratify(one, id);

        assertThat(isBlocked(partner, id)).isTrue();
        assertThat(ratifications.get(partner, first).isComplete()).isFalse();
        assertThatThrownBy(() -> desk.statement(one, id)).hasMessage("ratification.waitsForSecond");
        assertThat(desk.statements(one).statements())
                .as("nothing is left to do for the first")
                .isEmpty();
        assertThat(desk.statements(other).statements()).hasSize(1);
        assertThat(texts("select person_id from notice where kind = 'HALF_RATIFIED' and agreement_id = '" + id + "'"))
                .as("told to the others of that side only")
                .contains(other.ownPerson().toString())
                .doesNotContain(one.ownPerson().toString())
                .doesNotContain(partner.ownPerson().toString());

        RatificationStatement read = desk.statement(other, id);
        assertThat(read.isEnough()).isTrue();
        assertThat(read.xhtml())
                .contains(ratifications.get(other, first).sha256().hex())
                .contains("Met beide verklaringen is de overeenkomst bekrachtigd");
        UUID second = ratify(other, id);

        assertThat(isBlocked(partner, id)).isFalse();
        assertThat(defects.of(partner, id)).singleElement().satisfies(defect -> {
            Ratification cure = defect.ratification().orElseThrow();
            assertThat(cure.id()).isEqualTo(second);
            assertThat(cure.first()).contains(first);
        });
        for (UUID statement : List.of(first, second)) {
            byte[] file = ratifications.file(partner, statement);
            assertThat(signatures.validate(file).allValid()).isTrue();
        }
        assertThat(Sha256.of(rendition.of(ratifications.file(partner, second)).orElseThrow()))
                .isEqualTo(read.hash());
        assertThat(texts("select type from log_entry where subject = '" + id + "' order by sequence"))
                .endsWith("agreement.firstOfTwoRatified", "agreement.ratified");
    }

    @Test
    void whatOneSignedAndTwoMustSignTodayIsRatifiedByTwo() {
        Actor municipality = parties.municipality();
        AgreementId id = signed.between(municipality, parties.partner());
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        twoSign(municipality);

        ratify(parties.signatoryOf(municipality), id);
        assertThat(isBlocked(municipality, id)).isTrue();
        ratify(parties.signatoryOf(municipality), id);
        assertThat(isBlocked(municipality, id)).isFalse();
    }

    @Test
    void aNewDefectMakesTheFirstSignAgain() {
        Actor municipality = twoSign(parties.municipality());
        AgreementId id = signedByTwo(municipality, parties.partner());
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor one = parties.signatoryOf(municipality);
        UUID outdated = begin(one, id);
        signed.report(
                municipality,
                id,
                Side.MUNICIPALITY,
                signed.ground(municipality, id, Side.MUNICIPALITY).id());

        assertThat(desk.statements(one).statements()).hasSize(1);
        Actor other = parties.signatoryOf(municipality);
        assertThat(desk.statement(other, id).isEnough())
                .as("the first did not ratify this")
                .isFalse();
        ratify(other, id);
        assertThat(isBlocked(municipality, id)).isTrue();
        UUID second = ratify(one, id);
        assertThat(isBlocked(municipality, id)).isFalse();
        assertThat(ratifications.get(one, second).first()).isPresent().isNotEqualTo(Optional.of(outdated));
    }

    @Test
    void onADefectiveAuthorityTheFirstDoesNotCount() {
        Actor municipality = twoSign(parties.municipality());
        AgreementId id = signedByTwo(municipality, parties.partner());
        AgreementId elsewhere = issued.between(municipality, parties.partner());
        Actor one = parties.signatoryOf(municipality);
        signed.sign(one, elsewhere);
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        begin(one, id);
        signed.report(
                municipality,
                elsewhere,
                Side.MUNICIPALITY,
                signed.ground(municipality, elsewhere, Side.MUNICIPALITY).id());

        assertThat(desk.statement(parties.signatoryOf(municipality), id).isEnough())
                .isFalse();
    }

    @Test
    void ofTwoWhoBeginAtOnceOneReadsAgain() throws InterruptedException {
        Actor municipality = twoSign(parties.municipality());
        AgreementId id = signedByTwo(municipality, parties.partner());
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor one = parties.signatoryOf(municipality);
        Actor other = parties.signatoryOf(municipality);
        Sha256 readByOne = only(desk.statement(one, id));
        Sha256 readByOther = only(desk.statement(other, id));
        String codeOfOne = parties.code(one);
        String codeOfOther = parties.code(other);

        List<Throwable> failed = atOnce.failures(
                () -> desk.ratify(one, id, readByOne, codeOfOne),
                () -> desk.ratify(other, id, readByOther, codeOfOther));

        assertThat(failed).singleElement().satisfies(late -> assertThat(late).hasMessage("ratification.changed"));
        assertThat(ratifications.of(one, id))
                .singleElement()
                .satisfies(first -> assertThat(first.isComplete()).isFalse());
        assertThat(isBlocked(municipality, id)).isTrue();
    }

    @Test
    void aSideThatOnlyOneOfTwoSignedIsRatifiedToo() {
        Actor municipality = twoSign(parties.municipality());
        AgreementId id = issued.between(municipality, parties.partner());
        signed.sign(parties.signatoryOf(municipality), id);
        signed.report(municipality, id, Side.MUNICIPALITY, null);

        ratify(parties.signatoryOf(municipality), id);
        ratify(parties.signatoryOf(municipality), id);
        assertThat(isBlocked(municipality, id)).isFalse();
    }

    @Test
    void whereEverybodySignsOnlyTogetherTwoRatify() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued.between(municipality, partner);
        Actor alone = parties.signatoryWithoutAuthorityOf(municipality);
        UUID ending = parties.authority(municipality, alone, calendar.today().minusDays(9), null);
        signed.sign(alone, id);
        signed.report(municipality, id, Side.MUNICIPALITY, ending);
        Actor one = together(municipality);
        Actor other = together(municipality);
        assertThat(desk.statement(one, id).isTogether()).isTrue();
        ratify(one, id);
        ratify(other, id);
        assertThat(isBlocked(municipality, id)).isFalse();
    }

    @Test
    void twoRejectWhereTwoSign() {
        Actor municipality = parties.municipality();
        Actor partner = twoSign(parties.partner());
        AgreementId id = issued.between(municipality, partner);
        signed.sign(parties.signatoryOf(municipality), id);
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        Actor one = parties.signatoryOf(partner);
        Actor two = parties.signatoryOf(partner);

        assertThat(rejections.reject(one, id, "Wij willen opnieuw beginnen (fictief).", parties.code(one)))
                .isFalse();
        signed.report(
                municipality,
                id,
                Side.MUNICIPALITY,
                signed.ground(municipality, id, Side.MUNICIPALITY).id());
        assertThat(agreements.get(partner, id).isRejected()).isFalse();
        assertThat(desk.statement(parties.signatoryOf(municipality), id).isEnough())
                .as("it can still be ratified")
                .isTrue();
        assertThatThrownBy(() -> rejections.reject(one, id, "Nog eens (fictief).", null))
                .hasMessage("rejection.waitsForSecond");
        assertThat(rejections.begun(two, id).map(Rejection::reason)).contains("Wij willen opnieuw beginnen (fictief).");
        assertThat(rejections.begun(parties.signatoryOf(municipality), id))
                .as("not told to the id party before it has effect")
                .isEmpty();
        assertThat(texts("select person_id from notice where kind = 'HALF_REJECTED' and agreement_id = '" + id + "'"))
                .contains(two.ownPerson().toString())
                .doesNotContain(one.ownPerson().toString());

        assertThat(rejections.reject(two, id, "Wij ook (fictief).", parties.code(two)))
                .isTrue();
        assertThat(agreements.get(partner, id).isRejected()).isTrue();
        assertThatThrownBy(() -> desk.statement(parties.signatoryOf(municipality), id))
                .hasMessage("ratification.rejected");
        assertThat(defects.of(partner, id).getFirst().rejection().flatMap(Rejection::first))
                .isPresent();
        assertThat(texts("select type from log_entry where subject = '" + id + "' order by sequence"))
                .containsSubsequence("agreement.firstOfTwoRejected", "agreement.defectFound", "agreement.rejected");
    }

    @Test
    void theDatabaseTakesNoSecondThatFitsNoFirst() {
        Actor municipality = twoSign(parties.municipality());
        AgreementId id = signedByTwo(municipality, parties.partner());
        AgreementId another = signedByTwo(municipality, parties.partner());
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        signed.report(municipality, another, Side.MUNICIPALITY, null);
        UUID first = ratify(parties.signatoryOf(municipality), id);
        UUID elsewhere = ratify(parties.signatoryOf(municipality), another);
        String columns =
                "agreement_id, side, authority_id, signatory_name, signatory_function, statement_hash, authorised,"
                        + " document, sha256, signed_at, created_at, named_defects";
        String copy = "insert into ratification (id, person_id, first_id, " + columns
                + ") select gen_random_uuid(), %s, '%s', " + columns + " from ratification where id = '" + first + "'";
        String somebodyElse = "(select id from person where id <> person_id limit 1)";
        for (String wrong : List.of(copy.formatted("person_id", first), copy.formatted(somebodyElse, elsewhere))) {
            assertThatThrownBy(() ->
                            transactions.run(() -> em.createNativeQuery(wrong).executeUpdate()))
                    .as(wrong)
                    .hasStackTraceContaining("does not fit what it completes");
        }
    }

    @Test
    void aRejectionBetweenTheTwoEndsIt() {
        Actor municipality = twoSign(parties.municipality());
        Actor partner = parties.partner();
        AgreementId id = signedByTwo(municipality, partner);
        signed.sign(parties.signatoryOf(partner), id);
        signed.report(municipality, id, Side.MUNICIPALITY, null);
        ratify(parties.signatoryOf(municipality), id);
        Actor rejecting = parties.signatoryOf(partner);
        rejections.reject(rejecting, id, "Wij wachten niet langer (fictief).", parties.code(rejecting));

        assertThatThrownBy(() -> desk.statement(parties.signatoryOf(municipality), id))
                .hasMessage("ratification.rejected");
    }

    @Test
    void manyAreBegunByOneAndEndedByTheOther() {
        Actor municipality = twoSign(parties.municipality());
        List<AgreementId> all =
                List.of(signedByTwo(municipality, parties.partner()), signedByTwo(municipality, parties.partner()));
        all.forEach(id -> signed.report(municipality, id, Side.MUNICIPALITY, null));
        Actor one = parties.signatoryOf(municipality);
        Actor other = parties.signatoryOf(municipality);

        RatificationDesk.Outcome begun = ratifyAll(one);
        assertThat(begun.waiting()).hasSize(2);
        assertThat(begun.ratified()).isEmpty();
        assertThatThrownBy(() -> desk.ratifyAll(one, Sha256.of(new byte[0]), null))
                .hasMessage("ratification.nothing");
        RatificationDesk.Outcome ended = ratifyAll(other);
        assertThat(ended.ratified()).hasSize(2);
        assertThat(ended.waiting()).isEmpty();
        assertThat(all).noneMatch(id -> isBlocked(municipality, id));
    }

    /** May sign, but only with somebody else. */
    private Actor together(Actor party) {
        Actor signatory = parties.signatoryWithoutAuthorityOf(party);
        parties.authority(
                party,
                signatory,
                new Decision("het college", calendar.today(), "z-2 (fictief)"),
                new Power(AuthorityKind.MANDATE, new Validity(calendar.today(), null), SectorScope.ALL, true));
        return signatory;
    }

    private Actor twoSign(Actor party) {
        Actor administrator = parties.administratorOf(party);
        rules.change(administrator, 2, parties.code(administrator));
        return party;
    }

    private AgreementId signedByTwo(Actor municipality, Actor partner) {
        AgreementId id = issued.between(municipality, partner);
        signed.sign(parties.signatoryOf(municipality), id);
        signed.sign(parties.signatoryOf(municipality), id);
        return id;
    }

    private UUID ratify(Actor signatory, AgreementId id) {
        return desk.ratify(signatory, id, only(desk.statement(signatory, id)), parties.code(signatory));
    }

    /** Without a code, of which a person has one at a time. */
    private UUID begin(Actor signatory, AgreementId id) {
        RatificationStatement read = desk.statement(signatory, id);
        RatificationList list = new RatificationList(List.of(read));
        return run.store(signatory, read, new byte[] {1}, list, Optional.empty(), clock.instant())
                .id();
    }

    private RatificationDesk.Outcome ratifyAll(Actor signatory) {
        return desk.ratifyAll(signatory, desk.statements(signatory).hash(), parties.code(signatory));
    }

    private static Sha256 only(RatificationStatement read) {
        return new RatificationList(List.of(read)).hash();
    }

    private boolean isBlocked(Actor reader, AgreementId id) {
        return agreements.get(reader, id).statusOn(calendar.today()) == Status.BLOCKED;
    }

    private List<String> texts(String sql) {
        List<?> found = em.createNativeQuery(sql).getResultList();
        return found.stream().map(Object::toString).toList();
    }
}
