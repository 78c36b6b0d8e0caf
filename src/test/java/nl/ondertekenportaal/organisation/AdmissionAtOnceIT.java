package nl.ondertekenportaal.organisation;

import static nl.ondertekenportaal.organisation.Applicants.address;
import static nl.ondertekenportaal.organisation.Applicants.applicant;
import static nl.ondertekenportaal.organisation.Applicants.kvk;
import static nl.ondertekenportaal.organisation.Applicants.letters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Patience;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AdmissionCheck.Light;
import nl.ondertekenportaal.organisation.AdmissionCheck.Subject;
import nl.ondertekenportaal.organisation.Applicants.Waiting;
import nl.ondertekenportaal.organisation.IdentifierProofs.Verdict;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.pdf.SomePdf;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Admitted at once and reviewed afterwards, inside a portal that does so with signal partners. */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class AdmissionAtOnceIT {

    private static final String LEVEL = "urn:etoegang:core:assurance-class:loa3";

    @Inject
    Parties parties;

    @Inject
    Applicants applicants;

    @Inject
    Applications applications;

    @Inject
    ApplicantDesk desk;

    @Inject
    Admission admission;

    @Inject
    AdmissionAtOnce admissionAtOnce;

    @Inject
    ApplicationQueue queue;

    @Inject
    IdentifierProofs proofs;

    @Inject
    EvidenceFiles evidence;

    @Inject
    Organisations organisations;

    @Inject
    Umbrellas umbrellas;

    @Inject
    Suspensions suspensions;

    @Inject
    People people;

    @Inject
    Transactions transactions;

    @Inject
    AtOnce atOnce;

    @Inject
    Clock clock;

    @PersistenceContext
    EntityManager em;

    @Inject
    Registers registers;

    private @Nullable Actor umbrella;

    @Test
    void everythingGreenAndTheNumberProvenIsAdmittedByTheJobItself() throws Exception {
        Waiting waiting = waiting();
        assertThat(light(waiting)).isEqualTo(Light.AMBER);
        assertThat(proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL)).isEqualTo(Verdict.KEPT);
        assertThat(light(waiting)).isEqualTo(Light.GREEN);
        confirm(waiting);
        assertThat(state(waiting)).as("there is no evidence yet").isEqualTo(Application.State.WAITING);

        addEvidence(waiting);

        await(waiting, Application.State.ADMITTED);
        Person first = people.byEmail(waiting.address()).orElseThrow();
        OrganisationId organisation = people.organisationsOf(first.id()).getFirst();
        assertThat(organisations.get(organisation).identifiers().kvk()).isEqualTo(waiting.kvk());
        assertThat(first.state()).isEqualTo(Person.State.INVITED);
        assertThat(applicants.mails("subject", waiting.address()))
                .as("confirm, received, and the invitation as from NVVK")
                .hasSize(3);
        assertThat(types(waiting))
                .containsSubsequence("application.proven", "application.admitted", "application.admittedAtOnce");
        assertThat(applications.find(parties.staff(), waiting.id()).admittedAtOnce())
                .contains(organisation);
    }

    @Test
    void theWordOfAnUmbrellaThatWasSuspendedLetsNobodyIn() throws Exception {
        Waiting waiting = waiting();
        confirm(waiting);
        transactions.run(() -> em.createNativeQuery("update organisation set suspended_at = now() where id = ?1")
                .setParameter(1, umbrella().ownOrganisation().value())
                .executeUpdate());
        proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL);
        addEvidence(waiting);

        assertThat(hindrances(waiting)).containsExactly("unnamed");
        assertThat(admissionAtOnce.reconsider(waiting.id())).isFalse();
    }

    @Test
    void whoGotInAnewSaysNothingForTheUmbrella() {
        Waiting waiting = waiting();
        Actor editor = parties.administratorOf(umbrella());
        transactions.run(() -> people.recovered(editor.ownPerson()));

        assertThatThrownBy(() -> umbrellas.confirm(editor, waiting.id())).hasMessage("people.unconfirmed");
        assertThatThrownBy(() -> umbrellas.deny(editor, waiting.id())).hasMessage("people.unconfirmed");
    }

    @Test
    void anUmbrellasWordMayBeTheLast() throws Exception {
        Waiting waiting = waiting();
        proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL);
        addEvidence(waiting);
        assertThat(hindrances(waiting)).containsExactly("unnamed");
        assertThat(admissionAtOnce.reconsider(waiting.id())).isFalse();
        assertThat(umbrellas.claims(umbrella()))
                .filteredOn(claim -> claim.subject().equals(waiting.id()))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.numbers().kvk()).isEqualTo(waiting.kvk());
                    assertThat(waiting.address().value()).endsWith("@" + claim.domain());
                });
        confirm(waiting);
        await(waiting, Application.State.ADMITTED);
    }

    @Test
    void whatNobodyElseNamedIsLeftToNvvk() throws Exception {
        String name = letters();
        Waiting waiting = applicants.waiting(partner(name, kvk(), null), address(name + ".invalid"));
        proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL);
        addEvidence(waiting);
        assertThat(light(waiting)).isEqualTo(Light.GREEN);
        assertThat(hindrances(waiting)).containsExactly("unnamed");
        assertThat(admissionAtOnce.reconsider(waiting.id())).isFalse();
    }

    @Test
    void aNameLikeThatOfAnotherInTheRegisterIsLeftToNvvk() throws Exception {
        String name = registers.partnerNames().stream()
                .filter(partner -> partner.getNature() == PartnerName.Nature.UNCHECKED)
                .map(PartnerName::getName)
                .findFirst()
                .orElseThrow();
        Waiting waiting = applicants.waiting(partner(name, kvk(), code()), address(letters() + ".invalid"));
        proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL);
        addEvidence(waiting);
        confirm(waiting);
        assertThat(hindrances(waiting))
                .as("in the register under another umbrella, or under none")
                .containsExactly("partner");
        assertThat(admissionAtOnce.reconsider(waiting.id())).isFalse();
    }

    @Test
    void aPartnerOfTheRegisterIsNotTakenForAnother() {
        PartnerName partner = registers.partnerNames().stream()
                .filter(each -> each.getNature() == PartnerName.Nature.UNCHECKED
                        && each.umbrella().isPresent())
                .findFirst()
                .orElseThrow();
        Particulars stated = Particulars.ofPartner(partner, null, new Identifiers(kvk(), null, null))
                .sectors(Set.of(partner.getSector()))
                .platforms(Set.of("VPS"));
        assertThat(hindrances(applicants.waiting(stated, address(letters() + ".invalid"))))
                .as("only that its umbrella has not said so yet")
                .containsExactly("unnamed");
        Particulars label = partner(letters(), kvk(), null).names(null, List.of(partner.getName()));
        assertThat(hindrances(applicants.waiting(label, address(letters() + ".invalid"))))
                .as("a label of that name, without its umbrella")
                .containsExactly("unnamed", "partner");
    }

    @Test
    void aNumberThatOnlyTheApplicantStatesIsLeftToNvvk() throws Exception {
        String name = letters();
        Particulars stated = new Particulars(
                        OrganisationKind.SIGNAL_PARTNER,
                        name + " (fictief)",
                        new Identifiers(kvk(), null, "00000004" + kvk() + "0000"))
                .sectors(Set.of("HOUSING"))
                .platforms(Set.of("VPS"))
                .umbrella(code());
        Waiting waiting = applicants.waiting(stated, address(name + ".invalid"));
        proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL);
        addEvidence(waiting);
        confirm(waiting);
        assertThat(hindrances(waiting)).isEmpty();
        assertThat(admission.checks(parties.staff(), waiting.id()))
                .filteredOn(check -> check.subject() == Subject.PROOF)
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.light()).isEqualTo(Light.AMBER);
                    assertThat(check.about()).isEqualTo("OIN");
                });
        assertThat(admissionAtOnce.reconsider(waiting.id())).isFalse();
    }

    @Test
    void anotherNumberABranchOrNoProofAtAllLeaveItToNvvk() throws Exception {
        Waiting waiting = waiting();
        confirm(waiting);
        addEvidence(waiting);
        assertThat(admissionAtOnce.reconsider(waiting.id()))
                .as("nothing proven")
                .isFalse();
        assertThat(proofs.keep(waiting.id(), said(kvk(), null), LEVEL)).isEqualTo(Verdict.OTHER_NUMBER);
        assertThat(proofs.keep(waiting.id(), said(waiting.kvk(), "000012345678"), LEVEL))
                .isEqualTo(Verdict.BRANCH);
        assertThat(admissionAtOnce.reconsider(waiting.id())).isFalse();
        assertThat(types(waiting)).contains("application.notProven").doesNotContain("application.proven");
        assertThat(admission.admit(parties.staff(), waiting.id())).isEqualTo(Admission.Outcome.ADMITTED);
        assertThat(applications.find(parties.staff(), waiting.id()).admittedAtOnce())
                .isEmpty();
    }

    @Test
    void aProofThatIsTooOldCountsNoMore() throws Exception {
        Waiting waiting = waiting();
        confirm(waiting);
        transactions.run(() -> em.persist(new IdentifierProof(
                applications.locked(waiting.id()),
                said(waiting.kvk(), null),
                LEVEL,
                clock.instant().minus(Duration.ofDays(31)))));
        addEvidence(waiting);
        assertThat(light(waiting)).isEqualTo(Light.AMBER);
        assertThat(admissionAtOnce.reconsider(waiting.id())).isFalse();
    }

    @Test
    void onceNvvkAskedSomethingPeopleDecide() throws Exception {
        Waiting waiting = waiting();
        admission.ask(parties.staff(), waiting.id(), "Wie bent u?");
        desk.answer(waiting.status(), "Fenna (fictief)");
        confirm(waiting);
        proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL);
        addEvidence(waiting);
        assertThat(light(waiting)).isEqualTo(Light.GREEN);
        assertThat(admissionAtOnce.reconsider(waiting.id())).isFalse();
    }

    @Test
    void whatWasDecidedOrNeverConfirmedTakesNoProof() {
        Waiting refused = waiting();
        applications.refuse(parties.staff(), refused.id(), "Nee (fictief)");
        Waiting admitted = waiting();
        admission.admit(parties.staff(), admitted.id());
        for (Waiting each : List.of(refused, admitted)) {
            assertThat(proofs.keep(each.id(), said(each.kvk(), null), LEVEL)).isEqualTo(Verdict.CLOSED);
            assertThatThrownBy(() -> proofs.wanted(each.status())).hasMessage("proof.closed");
        }
        String kvk = kvk();
        UUID unconfirmed = applications.apply(partner(letters(), kvk, null), null, applicant(address("demo.invalid")));
        assertThat(proofs.keep(unconfirmed, said(kvk, null), LEVEL)).isEqualTo(Verdict.CLOSED);
    }

    @Test
    void otherKindsWaitForNvvk() {
        Waiting umbrella = applicants.waiting(Applicants.umbrella(), address("demo.invalid"));
        assertThat(proofs.keep(umbrella.id(), said(umbrella.kvk(), null), LEVEL))
                .isEqualTo(Verdict.CLOSED);
        assertThat(admission.checks(parties.staff(), umbrella.id()))
                .extracting(AdmissionCheck::subject)
                .doesNotContain(Subject.PROOF);
    }

    @Test
    void manyAtOnceAdmitOnce() throws Exception {
        Waiting waiting = waiting();
        confirm(waiting);
        addEvidence(waiting);
        atOnce.run(() -> {
            proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL);
            admissionAtOnce.reconsider(waiting.id());
        });
        await(waiting, Application.State.ADMITTED);
        assertThat(types(waiting)).containsOnlyOnce("application.admitted", "application.admittedAtOnce");
    }

    @Test
    void aColleagueAndTheJobAtOnceAdmitOnce() throws Exception {
        Actor nadia = parties.staff();
        Waiting waiting = waiting();
        confirm(waiting);
        addEvidence(waiting);
        List<Throwable> failures = atOnce.failures(
                () -> proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL),
                () -> admissionAtOnce.reconsider(waiting.id()),
                () -> admission.admit(nadia, waiting.id()),
                () -> admissionAtOnce.reconsider(waiting.id()));
        assertThat(failures)
                .as("at most the colleague, who came second")
                .allSatisfy(failure -> assertThat(failure.getMessage())
                        .isIn("application.alreadyAdmitted", "application.alreadyDecided"));
        await(waiting, Application.State.ADMITTED);
        assertThat(types(waiting)).containsOnlyOnce("application.admitted");
    }

    @Test
    void nvvkReviewsItOnce() throws Exception {
        Actor nadia = parties.staff();
        Waiting waiting = admittedAtOnce();
        assertThat(queue.toReview(nadia, 500)).extracting(Application::id).contains(waiting.id());
        Actor stranger = parties.municipality();
        assertThatThrownBy(() -> queue.toReview(stranger, 1)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> admission.review(stranger, waiting.id(), AdmissionReview.Verdict.RIGHT, null))
                .isInstanceOf(AccessDenied.class);
        admission.review(nadia, waiting.id(), AdmissionReview.Verdict.RIGHT, null);
        assertThat(queue.toReview(nadia, 500)).extracting(Application::id).doesNotContain(waiting.id());
        assertThat(admission.review(nadia, waiting.id()).orElseThrow().verdict())
                .isEqualTo(AdmissionReview.Verdict.RIGHT);
        assertThat(types(waiting)).contains("application.reviewed");
        assertThatThrownBy(() -> admission.review(nadia, waiting.id(), AdmissionReview.Verdict.WRONG, "Toch niet"))
                .hasMessage("review.done");
        Waiting ordinary = waiting();
        admission.admit(nadia, ordinary.id());
        assertThatThrownBy(() -> admission.review(nadia, ordinary.id(), AdmissionReview.Verdict.RIGHT, null))
                .hasMessage("review.notAtOnce");
    }

    @Test
    void whatWasWrongIsSuspended() throws Exception {
        Actor nadia = parties.staff();
        Waiting waiting = admittedAtOnce();
        OrganisationId organisation =
                applications.find(nadia, waiting.id()).admittedAtOnce().orElseThrow();
        assertThatThrownBy(() -> admission.review(nadia, waiting.id(), AdmissionReview.Verdict.WRONG, " "))
                .hasMessage("review.reasonRequired");
        assertThat(organisations.get(organisation).isSuspended()).isFalse();
        admission.review(nadia, waiting.id(), AdmissionReview.Verdict.WRONG, "Bestaat niet (fictief)");
        assertThat(organisations.get(organisation).isSuspended()).isTrue();
        assertThat(suspensions.history(nadia, organisation))
                .singleElement()
                .satisfies(measure -> assertThat(measure.reason()).isEqualTo("Bestaat niet (fictief)"));
        Waiting other = admittedAtOnce();
        OrganisationId suspended =
                applications.find(nadia, other.id()).admittedAtOnce().orElseThrow();
        suspensions.block(
                nadia, suspended, AdmissionMeasure.Kind.SUSPENDED, AdmissionMeasure.Ground.FRAUD, "Fraude (fictief)");
        admission.review(nadia, other.id(), AdmissionReview.Verdict.WRONG, "Was al geschorst (fictief)");
        assertThat(suspensions.history(nadia, suspended))
                .extracting(AdmissionMeasure::reason)
                .containsExactly("Was al geschorst (fictief)", "Fraude (fictief)");
        assertThat(organisations.get(suspended).suspensionReason()).contains("Was al geschorst (fictief)");
        Waiting third = admittedAtOnce();
        OrganisationId withdrawn =
                applications.find(nadia, third.id()).admittedAtOnce().orElseThrow();
        suspensions.block(
                nadia, withdrawn, AdmissionMeasure.Kind.WITHDRAWN, AdmissionMeasure.Ground.FRAUD, "Fraude (fictief)");
        admission.review(nadia, third.id(), AdmissionReview.Verdict.WRONG, "Bestaat niet (fictief)");
        assertThat(suspensions.isWithdrawn(nadia, withdrawn)).isTrue();
    }

    private Waiting admittedAtOnce() throws Exception {
        Waiting waiting = waiting();
        confirm(waiting);
        proofs.keep(waiting.id(), said(waiting.kvk(), null), LEVEL);
        addEvidence(waiting);
        await(waiting, Application.State.ADMITTED);
        return waiting;
    }

    /** Somebody else named the organisation. */
    private void confirm(Waiting waiting) {
        umbrellas.confirm(umbrella(), waiting.id());
    }

    private List<String> hindrances(Waiting waiting) {
        return admission.checks(parties.staff(), waiting.id()).stream()
                .filter(check -> check.subject() == Subject.AT_ONCE)
                .map(AdmissionCheck::reason)
                .toList();
    }

    private void addEvidence(Waiting waiting) throws Exception {
        desk.addEvidence(
                waiting.status(), evidence.check("uittreksel.pdf", new ByteArrayInputStream(SomePdf.honest())));
    }

    private Light light(Waiting waiting) {
        return admission.checks(parties.staff(), waiting.id()).stream()
                .filter(check -> check.subject() == Subject.PROOF)
                .findFirst()
                .orElseThrow()
                .light();
    }

    private Application.State state(Waiting waiting) {
        return applications.find(parties.staff(), waiting.id()).state();
    }

    private void await(Waiting waiting, Application.State state) {
        Patience.await(() -> state(waiting) == state);
    }

    private List<String> types(Waiting waiting) {
        return transactions
                .get(() -> em.createNativeQuery("select type from log_entry where subject = ?1 order by sequence")
                        .setParameter(1, waiting.id())
                        .getResultList())
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** One for each test. */
    private Actor umbrella() {
        if (umbrella == null) {
            umbrella = newUmbrella();
        }
        return umbrella;
    }

    private String code() {
        return organisations.get(umbrella().ownOrganisation()).umbrella().orElseThrow();
    }

    private Actor newUmbrella() {
        MailAddress address = address("demo.invalid");
        admission.admit(
                parties.staff(),
                applicants.waiting(Applicants.umbrella(), address).id());
        return applicants.actor(address);
    }

    /** A partner whose every check can turn green: the domain of the address has its name. */
    private Waiting waiting() {
        String name = letters();
        return applicants.waiting(partner(name, kvk(), code()), address(name + ".invalid"));
    }

    private static Particulars partner(String name, String kvk, @Nullable String umbrella) {
        return Applicants.partner(name, kvk).umbrella(umbrella);
    }

    private VerifiedIdentifier.Verified said(String kvk, @Nullable String branch) {
        return new VerifiedIdentifier.Verified(
                "eherkenning",
                "eHerkenning (proef)",
                kvk,
                null,
                null,
                branch,
                LEVEL,
                null,
                "ab".repeat(32),
                clock.instant());
    }
}
