package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.AdmissionCheck.Light;
import nl.ondertekenportaal.outbound.MailAddress;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What an application must state, and how it goes back and forth. */
class ApplicationTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Applicant SOMEBODY =
            new Applicant("Fenna Fictief", "adviseur (fictief)", new MailAddress("fenna@demo.invalid"));
    private static final Identifiers NONE = new Identifiers(null, null, null);
    private static final Identifiers KVK = new Identifiers("99000001", null, null);

    private final PersonId nadia = PersonId.random();
    private final PersonId colleague = PersonId.random();

    @Test
    void aPartnerHasExactlyOneRegistration() {
        assertBroken("identifier.kvkRequired", () -> application(partner(NONE)));
        assertBroken("application.oneRegister", () -> application(partner(KVK).elsewhere(null, true)));
        ForeignRegister belgian = new ForeignRegister("0123.456.749", "BE");
        assertThat(application(partner(NONE).elsewhere(belgian, false))
                        .identity()
                        .foreign())
                .contains(belgian);
        assertThat(application(partner(NONE).elsewhere(null, true)).identity().isNaturalPerson())
                .isTrue();
    }

    @Test
    void whoIsInTheDutchRegisterIsInNoOther() {
        assertBroken("foreign.country", () -> new ForeignRegister("1", "NL"));
        assertBroken("foreign.country", () -> new ForeignRegister("1", "XX"));
        assertBroken("foreign.number", () -> new ForeignRegister("", "BE"));
        Particulars agent = new Particulars(OrganisationKind.DELIVERY_AGENT, "Incasso (fictief)", NONE)
                .actsFor(Set.of(), Set.of("Dunea"))
                .elsewhere(null, true);
        assertBroken("identifier.kvkRequired", () -> application(agent));
    }

    @Test
    void aPartnerSaysWhatForAndOverWhichPlatform() {
        assertBroken(
                "application.sectorRequired", () -> application(partner(KVK).sectors(Set.of())));
        assertBroken(
                "application.platformRequired", () -> application(partner(KVK).platforms(Set.of())));
        assertBroken("serviceArea.nobody", () -> partner(KVK).serves(false, Map.of()));
        ServicePeriod period = new ServicePeriod(LocalDate.of(2027, 1, 1), null);
        Application leiden = application(partner(KVK).serves(false, Map.of("GM0546", period)));
        assertThat(leiden.isNationwide()).isFalse();
        assertThat(leiden.area()).containsOnlyKeys("GM0546");
    }

    @Test
    void onlyHealthInsurersHaveUzoviCodes() {
        assertBroken("application.uzovi", () -> partner(KVK).uzovi(List.of("12")));
        assertBroken("application.uzoviSector", () -> application(partner(KVK).uzovi(List.of("9999"))));
        Application insurer =
                application(partner(KVK).sectors(Set.of("HEALTH_INSURANCE")).uzovi(List.of("9998", "9999")));
        assertThat(insurer.details().uzovi()).containsExactly("9998", "9999");
    }

    @Test
    void anLNumberHasAnLAndFourDigits() {
        assertBroken("application.registerNumber", () -> partner(KVK).registerNumber("1234"));
        assertThat(application(partner(KVK).registerNumber(" l0001 "))
                        .identity()
                        .registerNumber())
                .contains("L0001");
    }

    @Test
    void whoActsForOthersNamesThem() {
        Particulars service = new Particulars(OrganisationKind.EXECUTING_ORGANISATION, "Kredietbank (fictief)", KVK);
        assertBroken("application.municipalityRequired", () -> application(service));
        Particulars agent = new Particulars(OrganisationKind.DELIVERY_AGENT, "Incasso (fictief)", KVK);
        assertBroken("application.partnerRequired", () -> application(agent));
    }

    @Test
    void aCitizensNumberIsRefusedWherePeopleTypeFreely() {
        assertBroken("privacy.bsn", () -> new Particulars(OrganisationKind.SIGNAL_PARTNER, "J. 999999990", NONE));
        assertBroken("privacy.bsn", () -> partner(KVK).names("Groep 999999990", List.of()));
        assertBroken("privacy.bsn", () -> partner(KVK).names(null, List.of("Label 999999990")));
        Applicant named = new Applicant("Jan 999999990", "eigenaar", new MailAddress("jan@demo.invalid"));
        assertBroken("privacy.bsn", () -> new Application(partner(KVK), null, named, NOW));
    }

    @Test
    void aBoardWithDelegatedPowersHasAName() {
        assertBroken("application.partyName", () -> MunicipalParty.of(PartyForm.DELEGATED, " "));
        assertThat(MunicipalParty.of(PartyForm.COLLEGE, "vergeten").name()).isEmpty();
    }

    @Test
    void aQuestionLetsItWaitForTheApplicantAndAnAnswerForNvvk() {
        Application application = waiting();
        ApplicationQuestion question = application.ask(nadia, "Waar werkt u?", NOW);
        assertThat(application.state()).isEqualTo(Application.State.ASKED);
        assertBroken("application.alreadyDecided", () -> application.admit(nadia, false, NOW));
        question.answer("Bij de gemeente", NOW);
        application.answered();
        assertThat(application.state()).isEqualTo(Application.State.WAITING);
        assertBroken("question.answered", () -> question.answer("Nog iets", NOW));
        assertBroken("application.alreadyDecided", application::answered);
    }

    @Test
    void aQuestionAndAnAnswerSaySomething() {
        assertBroken("question.required", () -> waiting().ask(nadia, " ", NOW));
        ApplicationQuestion question = waiting().ask(nadia, "Wie bent u?", NOW);
        assertBroken("question.answerRequired", () -> question.answer("", NOW));
        assertBroken("privacy.bsn", () -> question.answer("mijn nummer is 999999990", NOW));
        assertThat(question.isOpen()).isTrue();
    }

    @Test
    void whoDoesNotAnswerCanBeRefusedAllTheSame() {
        Application application = waiting();
        application.ask(nadia, "Waar werkt u?", NOW);
        application.refuse(nadia, "Geen antwoord", NOW);
        assertThat(application.state()).isEqualTo(Application.State.REFUSED);
        assertThat(application.isOpen()).isFalse();
    }

    @Test
    void fourEyesAreOfTwoPeople() {
        Application application = waiting();
        assertBroken("application.fourEyes", () -> application.admit(nadia, true, NOW));
        application.propose(nadia, NOW);
        assertBroken("application.proposedBySelf", () -> application.admit(nadia, true, NOW));
        assertBroken("application.proposedBySelf", () -> application.propose(nadia, NOW));
        application.admit(colleague, true, NOW);
        assertThat(application.state()).isEqualTo(Application.State.ADMITTED);
    }

    @Test
    void aQuestionTakesAProposalBack() {
        Application application = waiting();
        application.propose(nadia, NOW);
        application.ask(colleague, "Klopt het nummer?", NOW);
        application.answered();
        assertBroken("application.fourEyes", () -> application.admit(colleague, true, NOW));
    }

    @Test
    void aDomainIsWhatSomebodyRegistered() {
        assertThat(AdmissionChecks.domain("a@leiden.nl")).isEqualTo("leiden.nl");
        assertThat(AdmissionChecks.domain("a@post.leiden.nl")).isEqualTo("leiden.nl");
        assertThat(AdmissionChecks.domain("a@amsterdam.evil.nl")).isEqualTo("evil.nl");
    }

    @Test
    void theWorstLightCounts() {
        AdmissionCheck green = AdmissionCheck.green(AdmissionCheck.Subject.EVIDENCE, "present");
        AdmissionCheck amber = AdmissionCheck.amber(AdmissionCheck.Subject.MAILBOX, "free", "gmail.com");
        AdmissionCheck red = AdmissionCheck.red(AdmissionCheck.Subject.DUPLICATES, "same", "");
        assertThat(AdmissionChecks.worst(List.of())).isEqualTo(Light.GREEN);
        assertThat(AdmissionChecks.worst(List.of(green, amber))).isEqualTo(Light.AMBER);
        assertThat(AdmissionChecks.worst(List.of(red, green, amber))).isEqualTo(Light.RED);
    }

    private static Particulars partner(Identifiers identifiers) {
        return new Particulars(OrganisationKind.SIGNAL_PARTNER, "Voorbeeld Wonen (fictief)", identifiers)
                .sectors(Set.of("HOUSING"))
                .platforms(Set.of("VPS"));
    }

    private static Application application(Particulars stated) {
        return new Application(stated, null, SOMEBODY, NOW);
    }

    private static Application waiting() {
        Application application = application(partner(KVK));
        application.confirm(NOW);
        return application;
    }

    private static void assertBroken(String rule, ThrowingCallable verb) {
        assertThatThrownBy(verb).isInstanceOf(RuleBroken.class).hasMessage(rule);
    }
}
