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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AdmissionCheck.Light;
import nl.ondertekenportaal.organisation.AdmissionCheck.Subject;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.pdf.SomePdf;
import nl.ondertekenportaal.signing.Parties;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** From a draft to an admission, its checks, its umbrella and its suspension, inside the portal. */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class AdmissionIT {

    @Inject
    Parties parties;

    @Inject
    Applicants applicants;

    @Inject
    Drafts drafts;

    @Inject
    Applications applications;

    @Inject
    ApplicantDesk desk;

    @Inject
    Admission admission;

    @Inject
    EvidenceFiles evidence;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    Umbrellas umbrellas;

    @Inject
    Suspensions suspensions;

    @Inject
    ServiceAreas areas;

    @Inject
    TypedLists lists;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    Transactions transactions;

    @PersistenceContext
    EntityManager em;

    @Test
    void aDraftIsFoundByItsMailedLinkAlone() {
        MailAddress address = address("demo.invalid");
        Draft draft = drafts.save(null, OrganisationKind.SIGNAL_PARTNER, Map.of("legalName", "Half (fictief)"));
        String token = transactions.get(() -> {
            drafts.mailLink(draft.id(), address);
            return applicants.token(address, "apply-partner");
        });
        assertThat(drafts.resume(token).answers()).containsEntry("legalName", "Half (fictief)");
        assertThatThrownBy(() -> drafts.resume(altered(token))).hasMessage("link.invalid");
        assertThatThrownBy(() -> drafts.resume(draft.id().toString())).hasMessage("link.invalid");
        assertThatThrownBy(() -> drafts.resume(null)).hasMessage("link.invalid");
    }

    @Test
    void aDraftThatNobodyGoesOnWithIsForgotten() {
        Draft draft = drafts.save(null, OrganisationKind.UMBRELLA, Map.of("legalName", "Oud (fictief)"));
        transactions.run(() -> em.createNativeQuery(
                        "update application_draft set expires_at = now() - interval '1 hour' where id = ?1")
                .setParameter(1, draft.id())
                .executeUpdate());
        drafts.forget();
        assertThat(transactions.get(() -> em.find(Draft.class, draft.id()))).isNull();
    }

    @Test
    void whatWasRefusedIsAppliedWithAgainAndNothingIsLost() {
        Draft draft = drafts.save(null, OrganisationKind.SIGNAL_PARTNER, Map.of("legalName", "Nogmaals (fictief)"));
        MailAddress address = address("demo.invalid");
        Applicants.Waiting waiting = applicants.waiting(partner("Nogmaals"), draft.id(), address);
        String status = waiting.status();
        assertThatThrownBy(() -> desk.applyAgain(status)).hasMessage("application.notRefused");
        applications.refuse(parties.staff(), waiting.id(), "Het nummer klopt niet (fictief)");
        String again = desk.applyAgain(status).getQuery().substring("token=".length());
        assertThat(drafts.resume(again).answers()).containsEntry("legalName", "Nogmaals (fictief)");
        assertThat(drafts.resume(again).id()).isNotEqualTo(draft.id());
        assertThatThrownBy(() -> desk.byLink(altered(status))).hasMessage("link.invalid");
    }

    @Test
    void aQuestionIsAnsweredWithTheLinkAndEvidenceIsForNvvkAlone() throws Exception {
        MailAddress address = address("gmail.com");
        Applicants.Waiting waiting = applicants.waiting(partner("Vraag"), address);
        UUID id = waiting.id();
        assertThat(light(id, Subject.MAILBOX)).isEqualTo(Light.AMBER);
        assertThat(light(id, Subject.EVIDENCE)).isEqualTo(Light.AMBER);
        admission.ask(parties.staff(), id, "Mag ik een uittreksel?");
        String status = waiting.status();
        desk.addEvidence(status, evidence.check("kvk.pdf", new ByteArrayInputStream(SomePdf.honest())));
        desk.answer(status, "Dat staat er nu bij.");
        assertThat(admission.questions(parties.staff(), id))
                .singleElement()
                .satisfies(question -> assertThat(question.answer()).contains("Dat staat er nu bij."));
        assertThat(light(id, Subject.EVIDENCE)).isEqualTo(Light.GREEN);
        UUID file = admission.evidence(parties.staff(), id).getFirst().id();
        Actor stranger = parties.municipality();
        assertThatThrownBy(() -> evidence.get(stranger, file)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> admission.checks(stranger, id)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> admission.ask(stranger, id, "?")).isInstanceOf(AccessDenied.class);
    }

    @Test
    void anIdentifierOnRedStopsAnAdmission() {
        String kvk = kvk();
        UUID first = waiting(Applicants.partner("Eerste", kvk), address("demo.invalid"));
        UUID second = waiting(Applicants.partner("Tweede", kvk), address("demo.invalid"));
        assertThat(light(second, Subject.DUPLICATES)).isEqualTo(Light.AMBER);
        admission.admit(parties.staff(), first);
        assertThat(light(second, Subject.DUPLICATES)).isEqualTo(Light.RED);
        assertThatThrownBy(() -> admission.admit(parties.staff(), second))
                .isInstanceOf(RuleBroken.class)
                .hasMessage("application.red");
        assertThatThrownBy(() ->
                        applications.apply(Applicants.partner("Derde", kvk), null, applicant(address("demo.invalid"))))
                .hasMessage("application.alreadyAdmitted");
    }

    @Test
    void aNameThatResemblesAnotherIsSeen() {
        String word = "Zonneveld" + letters();
        waiting(Applicants.partner(word, kvk()), address("demo.invalid"));
        UUID near = waiting(Applicants.partner(word + " B.V.", kvk()), address("demo.invalid"));
        assertThat(light(near, Subject.DUPLICATES)).isEqualTo(Light.AMBER);
        assertThat(organisations.similar(word))
                .as("who only applied is shown to NVVK alone")
                .isEmpty();
    }

    @Test
    void whatAPartnerStatedIsItsProfileAndServiceArea() {
        LocalDate today = calendar.today();
        Map<String, ServicePeriod> listed = lists.areas("Leiden\nDelft; 1-1-" + (today.getYear() + 1));
        Particulars stated = partner("Werkgebied")
                .serves(false, listed)
                .platforms(Set.of("VPS"))
                .names("Groep (fictief)", List.of("Label A (fictief)"));
        MailAddress address = address("demo.invalid");
        admission.admit(parties.staff(), waiting(stated, address));
        Actor partner = applicants.actor(address);
        Organisation organisation = organisations.get(partner.ownOrganisation());
        assertThat(organisation.profile().supportedPlatforms()).containsExactly("VPS");
        assertThat(organisation.details().labels()).containsExactly("Label A (fictief)");
        assertThat(organisation.group()).contains("Groep (fictief)");
        assertThat(areas.own(partner).covers("GM0546", today)).isTrue();
        assertThat(areas.own(partner).covers("GM0503", today)).isFalse();
        assertThat(areas.own(partner).covers("GM0503", today.plusYears(1))).isTrue();
        assertThat(areas.own(partner).covers("GM0363", today)).isFalse();
    }

    @Test
    void aBoardWithDelegatedPowersIsThePartyForEachOfItsMunicipalities() {
        List<Municipality> free = registers.municipalitiesOn(calendar.today()).reversed().stream()
                .filter(each -> organisations.ofMunicipality(each.getCbsCode()).isEmpty())
                .limit(2)
                .toList();
        Particulars stated = Particulars.ofMunicipality(free.getFirst(), new Identifiers(null, null, null))
                .party(PartyForm.DELEGATED, "Regeling Voorbeeld (fictief)")
                .actsFor(Set.of(free.getLast().getCbsCode()), Set.of());
        MailAddress address = address("demo.invalid");
        admission.admit(parties.staff(), waiting(stated, address));
        for (Municipality municipality : free) {
            Organisation party =
                    organisations.ofMunicipality(municipality.getCbsCode()).orElseThrow();
            assertThat(party.profile().representedBy())
                    .isEqualTo("het dagelijks bestuur van Regeling Voorbeeld (fictief)");
        }
        PersonId person = people.byEmail(address).orElseThrow().id();
        assertThat(people.organisationsOf(person)).hasSize(2);
    }

    @Test
    void aLineThatIsNotUnderstoodIsTold() {
        assertThatThrownBy(() -> lists.areas("Leiden\nNergenshuizen")).hasMessage("lists.municipality");
        assertThatThrownBy(() -> lists.areas("Leiden; 31-2-2027")).hasMessage("lists.day");
        assertThatThrownBy(() -> lists.areas("Leiden; 2-1-2027; 1-1-2027")).hasMessage("serviceArea.order");
        assertThat(lists.municipalities(" leiden \n\nGM0503")).containsExactlyInAnyOrder("GM0546", "GM0503");
        assertThatThrownBy(() -> lists.partners("Onbekend")).hasMessage("lists.partner");
    }

    @Test
    void anUmbrellaSpeaksOfItsOwnMembersAndEndsNothing() {
        MailAddress address = address("demo.invalid");
        admission.admit(parties.staff(), waiting(Applicants.umbrella(), address));
        Actor umbrella = applicants.actor(address);
        String code = organisations.get(umbrella.ownOrganisation()).umbrella().orElseThrow();
        MailAddress member = address("demo.invalid");
        UUID claim = waiting(partner("Lid").umbrella(code), member);
        assertThat(light(claim, Subject.UMBRELLA)).isEqualTo(Light.AMBER);
        umbrellas.deny(umbrella, claim);
        assertThat(light(claim, Subject.UMBRELLA)).isEqualTo(Light.RED);
        umbrellas.confirm(umbrella, claim);
        assertThat(light(claim, Subject.UMBRELLA)).isEqualTo(Light.GREEN);
        admission.admit(parties.staff(), claim);
        UUID admitted = applicants.actor(member).ownOrganisation().value();
        assertThat(umbrellas.claims(umbrella))
                .singleElement()
                .satisfies(found -> assertThat(found.isMember()).isTrue());
        umbrellas.leave(umbrella, admitted, calendar.today());
        assertThat(umbrellas.left(parties.staff(), 50))
                .extracting(UmbrellaWord::subject)
                .contains(admitted);
        assertThat(organisations.get(new OrganisationId(admitted)).isSuspended())
                .isFalse();
        assertThatThrownBy(() -> umbrellas.leave(umbrella, admitted, calendar.today()))
                .hasMessage("umbrella.notMember");
        Actor stranger = parties.partner();
        assertThatThrownBy(() ->
                        umbrellas.confirm(umbrella, stranger.ownOrganisation().value()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> umbrellas.claims(stranger)).isInstanceOf(AccessDenied.class);
        Actor reader = new Actor(umbrella.person(), umbrella.organisation(), Set.of(Role.READER));
        assertThatThrownBy(() -> umbrellas.deny(reader, admitted)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void oneSuspendsTwoLiftAndEverythingIsRemembered() {
        OrganisationId id = parties.partner().ownOrganisation();
        Actor nadia = parties.staff();
        Actor colleague = new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.NVVK_STAFF));
        assertThatThrownBy(() -> suspensions.block(nadia, id, AdmissionMeasure.Kind.WITHDRAWN, null, "Weg"))
                .hasMessage("organisation.groundRequired");
        suspensions.block(
                nadia, id, AdmissionMeasure.Kind.SUSPENDED, AdmissionMeasure.Ground.BANKRUPTCY, "Surseance (fictief)");
        suspensions.block(
                nadia, id, AdmissionMeasure.Kind.WITHDRAWN, AdmissionMeasure.Ground.BANKRUPTCY, "Failliet (fictief)");
        assertThatThrownBy(() -> suspensions.block(
                        nadia, id, AdmissionMeasure.Kind.WITHDRAWN, AdmissionMeasure.Ground.OTHER, "Nog eens"))
                .hasMessage("organisation.suspended");
        assertThatThrownBy(() -> suspensions.lift(colleague, id)).hasMessage("organisation.noProposal");
        suspensions.proposeLift(nadia, id, "Vernietigd in hoger beroep (fictief)");
        assertThatThrownBy(() -> suspensions.lift(nadia, id)).hasMessage("organisation.proposedBySelf");
        assertThatThrownBy(() -> suspensions.proposeLift(colleague, id, "Ook")).hasMessage("organisation.liftProposed");
        suspensions.rejectLift(colleague, id);
        assertThat(organisations.get(id).isSuspended()).isTrue();
        suspensions.proposeLift(colleague, id, "Toch (fictief)");
        suspensions.lift(nadia, id);
        assertThat(organisations.get(id).isSuspended()).isFalse();
        assertThat(suspensions.history(nadia, id))
                .extracting(AdmissionMeasure::kind)
                .containsExactly(
                        AdmissionMeasure.Kind.LIFTED,
                        AdmissionMeasure.Kind.LIFT_PROPOSED,
                        AdmissionMeasure.Kind.LIFT_REJECTED,
                        AdmissionMeasure.Kind.LIFT_PROPOSED,
                        AdmissionMeasure.Kind.WITHDRAWN,
                        AdmissionMeasure.Kind.SUSPENDED);
    }

    private Light light(UUID id, Subject subject) {
        return admission.checks(parties.staff(), id).stream()
                .filter(check -> check.subject() == subject)
                .findFirst()
                .orElseThrow()
                .light();
    }

    private UUID waiting(Particulars stated, MailAddress address) {
        return applicants.waiting(stated, address).id();
    }

    private static Particulars partner(String name) {
        return Applicants.partner(name + " " + letters(), kvk());
    }

    private static String altered(String token) {
        return token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
    }
}
