package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.OfferLine;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.Capacity;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Rehearsal;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.organisation.AdmissionMeasure;
import nl.ondertekenportaal.organisation.Agency;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.EvidenceFile;
import nl.ondertekenportaal.organisation.EvidenceFiles;
import nl.ondertekenportaal.organisation.Ground;
import nl.ondertekenportaal.organisation.Invitations;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.SectorScope;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.SigningRules;
import nl.ondertekenportaal.organisation.Suspensions;
import nl.ondertekenportaal.organisation.Umbrellas;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.pdf.SomePdf;
import nl.ondertekenportaal.trust.Signatures;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** That an agent does in the name of a principal what that lets it, and no more, and not a day longer. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class AgentsIT {

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    Agency agency;

    @Inject
    Agreements agreements;

    @Inject
    Offers offers;

    @Inject
    AuthorityDesk desk;

    @Inject
    SigningAuthorities authorities;

    @Inject
    EvidenceFiles files;

    @Inject
    Umbrellas umbrellas;

    @Inject
    SigningRules rules;

    @Inject
    SigningSessions sessions;

    @Inject
    Signing signing;

    @Inject
    StoredDocuments documents;

    @Inject
    Signatures signatures;

    @Inject
    Organisations organisations;

    @Inject
    Suspensions suspensions;

    @Inject
    Invitations invitations;

    @Inject
    Colleagues colleagues;

    @Inject
    People people;

    @Inject
    Logins logins;

    @Inject
    LegalCalendar calendar;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transactions transactions;

    @Inject
    Rehearsal rehearsal;

    @Test
    void withAMandateAndAnAuthorityOfItsOwnItSignsAndBothAreKept() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor lotte = parties.signatoryOf(bank);
        UUID mandate = parties.given(municipality, bank, mandate(SectorScope.ALL, null));
        AgreementId id = issued.between(parties.partner(), municipality);
        Actor acting = parties.behalf(lotte, municipality);

        assertThat(acting.roles()).containsExactlyInAnyOrder(Role.SIGNATORY, Role.READER);
        UUID session = session(acting, id);
        signing.run(session);

        assertThat(agreements.get(municipality, id).isSignedBy(Side.MUNICIPALITY))
                .isTrue();
        Ground ground = sessions.signatories(municipality, id)
                .getOrDefault(Side.MUNICIPALITY, List.of())
                .getFirst()
                .ground()
                .orElseThrow();
        assertThat(ground.chain().getFirst().id()).isEqualTo(mandate);
        assertThat(ground.own().person().orElseThrow().id()).isEqualTo(lotte.ownPerson());
        assertThat(ground.agent().orElseThrow().id()).isEqualTo(bank.ownOrganisation());
        byte[] document = documents.latest(municipality, id).bytes();
        assertThat(signatures.validate(document).allValid()).isTrue();
        assertThat(subjectsOf(document))
                .anyMatch(subject -> subject.contains("gemachtigde via " + name(bank)) && subject.contains("GOVNL-"));
        assertThat(logged(id))
                .as("person, principal and agent, by pseudonym")
                .anyMatch(entry -> entry.contains(lotte.ownPerson().toString())
                        && entry.contains(municipality.ownOrganisation().toString())
                        && entry.contains("agent=" + bank.ownOrganisation()));
    }

    @Test
    void withoutBothLinksNothingIsSigned() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor lotte = parties.signatoryOf(bank);
        AgreementId id = issued.between(parties.partner(), municipality);

        assertThat(parties.behalf(lotte, municipality)).as("no mandate").isEqualTo(Actor.ANONYMOUS);

        parties.given(municipality, bank, mandate(SectorScope.ALL, null));
        Actor withoutOwn = parties.behalf(parties.signatoryWithoutAuthorityOf(bank), municipality);
        assertThatThrownBy(() -> sessions.show(withoutOwn, List.of(id))).hasMessage("signing.noAuthority");

        Actor other = parties.municipality();
        assertThat(parties.behalf(lotte, other))
                .as("a mandate of another municipality")
                .isEqualTo(Actor.ANONYMOUS);
        Actor anotherBank = parties.executingOrganisation();
        assertThat(parties.behalf(parties.signatoryOf(anotherBank), municipality))
                .as("the mandate of another agent")
                .isEqualTo(Actor.ANONYMOUS);
        Actor forged = Actor.of(
                lotte.ownPerson(),
                new Capacity(other.ownOrganisation(), bank.ownOrganisation()),
                Set.of(Role.SIGNATORY));
        AgreementId theirs = issued.between(parties.partner(), other);
        assertThatThrownBy(() -> sessions.show(forged, List.of(theirs))).hasMessage("signing.noAuthority");
    }

    @Test
    void whatWaitsForASecondPersonLetsNobodyAct() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor lotte = parties.signatoryOf(bank);
        Actor recording = parties.administratorOf(municipality);
        UUID waiting = desk.record(
                recording,
                bank.ownOrganisation().value(),
                decision(),
                mandate(SectorScope.ALL, null),
                null,
                parties.code(recording));
        assertThat(parties.behalf(lotte, municipality)).isEqualTo(Actor.ANONYMOUS);

        assertThatThrownBy(() -> desk.confirm(recording, waiting, null)).hasMessage("authority.own");
        Actor ofTheBank = parties.administratorOf(bank);
        assertThatThrownBy(() -> desk.confirm(ofTheBank, waiting, null))
                .as("not theirs to confirm")
                .isInstanceOf(NotFound.class);
        Actor both = parties.administratorOf(municipality);
        also(both, bank);
        assertThatThrownBy(() -> desk.confirm(both, waiting, null))
                .as("who works for the agent too")
                .hasMessage("authority.own");
        Actor other = parties.administratorOf(municipality);
        desk.confirm(other, waiting, parties.code(other));

        assertThat(parties.behalf(lotte, municipality).has(Role.SIGNATORY)).isTrue();
        assertThat(agency.held(bank)).extracting(SigningAuthority::id).containsExactly(waiting);
        assertThat(mailsTo(bank)).contains(name(bank) + " mag namens " + name(municipality) + " handelen");
    }

    @Test
    void afterItsLastDayNothingWorksAnyMore() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor lotte = parties.signatoryOf(bank);
        UUID mandate = parties.given(municipality, bank, mandate(SectorScope.ALL, null));
        AgreementId id = issued.between(parties.partner(), municipality);
        Actor acting = parties.behalf(lotte, municipality);
        UUID session = session(acting, id);
        UUID login =
                logins.switchTo(logins.begin(lotte.ownPerson(), bank.ownOrganisation(), "Proef"), acting.capacity());
        Actor administrator = parties.administratorOf(municipality);
        desk.end(administrator, mandate, today().minusDays(1), parties.code(administrator));

        assertThat(parties.behalf(lotte, municipality)).isEqualTo(Actor.ANONYMOUS);
        assertThatThrownBy(() -> sessions.show(acting, List.of(id))).hasMessage("signing.noAuthority");
        signing.run(session);
        assertThat(refusal(session)).contains("signing.authorityEnded");
        assertThat(agreements.get(municipality, id).isSignedBy(Side.MUNICIPALITY))
                .isFalse();
        assertThat(logins.peek(login).map(each -> agency.actor(each.person(), each.capacity())))
                .contains(Actor.ANONYMOUS);
        assertThat(agency.capacities(lotte.ownPerson())).containsExactly(Capacity.of(bank.ownOrganisation()));
    }

    @Test
    void outsideItsSectorsItNeitherOffersNorSigns() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor partner = parties.partner();
        Set<String> sectors = organisations.get(partner.ownOrganisation()).sectors();
        String another = sectors.contains("HEAT") ? "ENERGY" : "HEAT";
        parties.given(municipality, bank, mandate(SectorScope.some(Set.of(another), Set.of(another)), null));
        Actor acting = parties.behalf(parties.signatoryOf(bank), municipality);
        Actor preparing = parties.behalf(bank, municipality);

        assertThat(offers.check(preparing, List.of(partner.ownOrganisation())))
                .extracting(line -> blocked(line))
                .containsExactly("offer.outsideAgency");
        AgreementId id = issued.between(partner, municipality);
        assertThatThrownBy(() -> sessions.show(acting, List.of(id))).hasMessage("signing.outsideScope.some");
        assertThatThrownBy(() -> agreements.decline(acting, id, reason())).hasMessage("agency.outsideScope");
        assertThatThrownBy(() -> agreements.withdraw(preparing, id, reason())).hasMessage("agency.outsideScope");
    }

    @Test
    void theQuestionsBeforeDecliningAndWithdrawingAnswerAsTheVerbs() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Set<String> water = Set.of("WATER");
        Set<String> energy = Set.of("ENERGY");
        parties.given(municipality, bank, mandate(SectorScope.some(water, water), null));
        Actor acting = parties.behalf(bank, municipality);

        assertThat(agency.binding(acting)).accepts(water).rejects(energy);
        assertThat(agency.preparing(acting)).accepts(water).rejects(energy);
        parties.given(municipality, bank, preparation());
        assertThat(agency.preparing(acting)).accepts(water, energy);
        assertThat(agency.binding(acting)).accepts(water).rejects(energy);
        assertThat(agency.binding(municipality)).as("not an agent").accepts(water, energy);
        assertThat(Agency.hindrance(agency.binding(acting), energy))
                .hasValueSatisfying(broken -> assertThat(broken).hasMessage("agency.outsideScope"));
        assertThat(Agency.hindrance(agency.binding(acting), water)).isEmpty();
    }

    @Test
    void theNarrowestOfBothLinksCounts() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor partner = parties.partner();
        Set<String> sectors = organisations.get(partner.ownOrganisation()).sectors();
        String another = sectors.contains("HEAT") ? "ENERGY" : "HEAT";
        Actor narrow = parties.signatoryWithoutAuthorityOf(bank);
        parties.authority(bank, narrow, decision(), mandate(SectorScope.some(Set.of(another), Set.of(another)), null));
        parties.given(municipality, bank, mandate(SectorScope.ALL, null));
        AgreementId id = issued.between(partner, municipality);

        assertThatThrownBy(() -> sessions.show(parties.behalf(narrow, municipality), List.of(id)))
                .hasMessage("signing.outsideScope.some");
        Actor wide = parties.behalf(parties.signatoryOf(bank), municipality);
        signing.run(session(wide, id));
        assertThat(agreements.get(municipality, id).isSignedBy(Side.MUNICIPALITY))
                .isTrue();
    }

    @Test
    void jointInOneLinkMeansThatTwoSign() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor first = parties.signatoryOf(bank);
        Actor second = parties.signatoryOf(bank);
        parties.given(
                municipality,
                bank,
                new Power(AuthorityKind.MANDATE, new Validity(today(), null), SectorScope.ALL, true));
        AgreementId id = issued.between(parties.partner(), municipality);

        assertThat(agreements.get(municipality, id).signaturesNeeded(Side.MUNICIPALITY))
                .as("nobody may sign alone")
                .isEqualTo(2);
        signing.run(session(parties.behalf(first, municipality), id));
        assertThat(agreements.get(municipality, id).isSignedBy(Side.MUNICIPALITY))
                .isFalse();
        signing.run(session(parties.behalf(second, municipality), id));
        assertThat(agreements.get(municipality, id).isSignedBy(Side.MUNICIPALITY))
                .isTrue();
    }

    @Test
    void whileOneOfTheTwoIsSuspendedNothingWorks() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor lotte = parties.signatoryOf(bank);
        parties.given(municipality, bank, mandate(SectorScope.ALL, null));
        UUID login = logins.switchTo(
                logins.begin(lotte.ownPerson(), bank.ownOrganisation(), "Proef"),
                new Capacity(municipality.ownOrganisation(), bank.ownOrganisation()));
        assertThat(logins.peek(login)).isPresent();
        Actor staff = parties.staffWhoLogsIn();
        suspend(staff, bank);

        assertThat(parties.behalf(lotte, municipality)).isEqualTo(Actor.ANONYMOUS);
        assertThat(logins.peek(login)).as("the login ended").isEmpty();

        Actor another = parties.executingOrganisation();
        Actor someone = parties.signatoryOf(another);
        parties.given(municipality, another, mandate(SectorScope.ALL, null));
        assertThat(parties.behalf(someone, municipality).has(Role.SIGNATORY)).isTrue();
        suspend(staff, municipality);
        assertThat(parties.behalf(someone, municipality)).isEqualTo(Actor.ANONYMOUS);
    }

    @Test
    void anAgentNeverManagesItsPrincipal() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        UUID mandate = parties.given(municipality, bank, mandate(SectorScope.ALL, null));
        Actor acting = parties.behalf(bank, municipality);

        assertThat(acting.roles())
                .as("an administrator and signatory of the agent")
                .containsExactlyInAnyOrder(Role.EDITOR, Role.SIGNATORY, Role.READER);
        assertThatThrownBy(() -> colleagues.own(acting)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> invitations.invite(
                        acting,
                        new Applicant("Noor Fictief", "adviseur", new MailAddress(UUID.randomUUID() + "@demo.invalid")),
                        Set.of(Role.READER),
                        null))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> desk.record(
                        acting, acting.ownPerson().value(), decision(), mandate(SectorScope.ALL, null), null, null))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> desk.end(acting, mandate, today(), null)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> desk.end(bank, mandate, today(), null))
                .as("as the agent itself")
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> rules.change(acting, 2, null)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> colleagues.leave(acting, null)).isInstanceOf(NotFound.class);
    }

    @Test
    void itSeesOfItsPrincipalOnlyTheAuthoritiesThatItHoldsItself() throws IOException {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor otherBank = parties.executingOrganisation();
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        UUID ofPerson = proven(municipality, signatory.ownPerson().value(), mandate(SectorScope.ALL, null));
        UUID ofOther = proven(municipality, otherBank.ownOrganisation().value(), mandate(SectorScope.ALL, null));
        UUID own = proven(municipality, bank.ownOrganisation().value(), preparation());
        Actor acting = parties.behalf(bank, municipality);

        assertThat(authorities.own(acting)).extracting(SigningAuthority::id).containsExactly(own);
        assertThat(authorities.get(acting, own).id()).isEqualTo(own);
        UUID evidence = evidence(municipality, own);
        assertThat(files.content(acting, evidence)).isEqualTo(files.content(municipality, evidence));
        assertThat(files.of(acting, municipality.ownOrganisation()))
                .extracting(EvidenceFile::id)
                .containsExactly(evidence);
        assertThat(List.of(ofPerson, ofOther)).allSatisfy(hidden -> {
            assertThatThrownBy(() -> authorities.get(acting, hidden)).isInstanceOf(NotFound.class);
            UUID file = evidence(municipality, hidden);
            assertThatThrownBy(() -> files.get(acting, file)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> files.content(acting, file)).isInstanceOf(NotFound.class);
        });
        assertThat(authorities.people(acting)).isEmpty();
        assertThat(authorities.signatories(acting)).isEmpty();
        assertThat(authorities.own(municipality))
                .extracting(SigningAuthority::id)
                .contains(ofPerson, ofOther, own);
    }

    @Test
    void itSaysNothingOfTheMembersOfAnUmbrella() {
        Actor partner = parties.partner();
        Actor agent = parties.deliveryAgent();
        parties.given(partner, agent, preparation());
        Actor acting = parties.behalf(agent, partner);
        UUID claim = parties.claimTo(parties.umbrella());

        assertThat(acting.has(Role.EDITOR)).isTrue();
        assertThatThrownBy(() -> umbrellas.claims(acting)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> umbrellas.confirm(acting, claim)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> umbrellas.leave(acting, claim, today())).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> parties.given(parties.umbrella(), agent, preparation()))
                .as("an umbrella is nobody's principal")
                .hasMessage("authority.person");
    }

    @Test
    void whoMayPrepareOffersAndSignsNothing() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        parties.given(municipality, bank, preparation());
        Actor partner = parties.partner();
        Actor acting = parties.behalf(bank, municipality);

        assertThat(acting.roles()).containsExactlyInAnyOrder(Role.EDITOR, Role.READER);
        AgreementId id = issued.between(acting, partner);
        assertThat(agreements.get(municipality, id).sideOf(municipality.organisation()))
                .contains(Side.MUNICIPALITY);
        assertThatThrownBy(() -> sessions.show(acting, List.of(id))).isInstanceOf(AccessDenied.class);
        Actor forged = Actor.of(acting.ownPerson(), acting.capacity(), Set.of(Role.SIGNATORY));
        assertThatThrownBy(() -> sessions.show(forged, List.of(id))).hasMessage("signing.noAuthority");
        agreements.withdraw(acting, id, reason());
    }

    @Test
    void aDeliveryAgentSignsForThePartnersThatGaveItAPowerOfAttorneyOnly() {
        Actor one = parties.partner();
        Actor other = parties.partner();
        Actor municipality = parties.municipality();
        Actor agent = parties.deliveryAgent();
        Actor signatory = parties.signatoryOf(agent);
        parties.given(one, agent, new Power(AuthorityKind.POWER_OF_ATTORNEY, new Validity(today(), null)));
        AgreementId ofOne = issued.between(municipality, one);
        issued.between(municipality, other);

        signing.run(session(parties.behalf(signatory, one), ofOne));
        assertThat(agreements.get(one, ofOne).isSignedBy(Side.PARTNER)).isTrue();
        assertThat(parties.behalf(signatory, other)).isEqualTo(Actor.ANONYMOUS);
        assertThat(agency.capacities(signatory.ownPerson()))
                .containsExactly(
                        Capacity.of(agent.ownOrganisation()),
                        new Capacity(one.ownOrganisation(), agent.ownOrganisation()));
        assertThatThrownBy(() -> parties.given(
                        municipality, agent, new Power(AuthorityKind.POWER_OF_ATTORNEY, new Validity(today(), null))))
                .hasMessage("authority.person");
    }

    @Test
    void aSessionOfOneCapacityIsNotSeenInAnother() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor lotte = parties.signatoryOf(bank);
        also(lotte, municipality);
        parties.given(municipality, bank, mandate(SectorScope.ALL, null));
        AgreementId id = issued.between(parties.partner(), municipality);
        UUID session = sessions.show(parties.behalf(lotte, municipality), List.of(id));

        Actor herself = people.actor(lotte.ownPerson(), municipality.ownOrganisation());
        assertThat(herself.has(Role.SIGNATORY)).isTrue();
        assertThatThrownBy(() -> sessions.get(herself, session)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> sessions.show(herself, List.of(id)))
                .as("the mandate is the agent's, not hers")
                .hasMessage("signing.noAuthority");
    }

    @Test
    void whoMaySignForAPrincipalIsToldOfWhatWaits() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor preparing = parties.executingOrganisation();
        Actor ended = parties.executingOrganisation();
        parties.given(municipality, bank, mandate(SectorScope.ALL, null));
        parties.given(municipality, preparing, preparation());
        UUID over = parties.given(municipality, ended, mandate(SectorScope.ALL, null));
        Actor administrator = parties.administratorOf(municipality);
        desk.end(administrator, over, today().minusDays(1), parties.code(administrator));
        Actor signatory = parties.signatoryOf(bank);
        Actor signsNothing = parties.signatoryOf(preparing);
        issued.between(parties.partner(), municipality);

        assertThat(List.of(bank, signatory, preparing))
                .allSatisfy(each -> assertThat(notices(each, municipality)).isEqualTo(1));
        assertThat(List.of(signsNothing, ended))
                .allSatisfy(each -> assertThat(notices(each, municipality)).isZero());
    }

    private List<String> mailsTo(Actor person) {
        List<?> subjects = em.createNativeQuery("select subject from outbox_mail where lower(recipient) = lower(?1)")
                .setParameter(1, people.get(person.ownPerson()).email())
                .getResultList();
        return subjects.stream().map(Object::toString).toList();
    }

    private long notices(Actor person, Actor about) {
        return ((Number) em.createNativeQuery(
                                "select count(*) from notice where person_id = cast(?1 as uuid) and organisation_id = cast(?2 as uuid)")
                        .setParameter(1, person.ownPerson().toString())
                        .setParameter(2, about.ownOrganisation().toString())
                        .getSingleResult())
                .longValue();
    }

    @Test
    void theDatabaseKeepsTheHolderOne() {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        UUID mandate = parties.given(municipality, bank, mandate(SectorScope.ALL, null));
        rehearsal.run(() -> assertThatThrownBy(() -> em.createNativeQuery("""
                            insert into signing_authority (id, person_id, agent_id, organisation_id, kind, decided_by, decided_on,
                                reference, decision_sectors, sectors, joint, valid_from, recorded_at, recorded_by)
                            select gen_random_uuid(), recorded_by, agent_id, organisation_id, kind, decided_by, decided_on,
                                reference, decision_sectors, sectors, joint, valid_from, recorded_at, recorded_by
                            from signing_authority where id = cast(?1 as uuid)""")
                        .setParameter(1, mandate.toString())
                        .executeUpdate())
                .hasMessageContaining("signing_authority_has_one_holder"));
    }

    private static String blocked(OfferLine line) {
        return line.blockedBy().orElseThrow().key();
    }

    /** Recorded with a file as evidence by one administrator of the organisation, and confirmed by another. */
    private UUID proven(Actor of, UUID holder, Power power) throws IOException {
        Actor recording = parties.administratorOf(of);
        Actor confirming = parties.administratorOf(of);
        UUID id = desk.record(
                recording,
                holder,
                decision(),
                power,
                files.check("Mandaat.pdf", new ByteArrayInputStream(SomePdf.honest())),
                parties.code(recording));
        desk.confirm(confirming, id, parties.code(confirming));
        return id;
    }

    private UUID evidence(Actor actor, UUID authority) {
        return authorities.get(actor, authority).evidence().orElseThrow().id();
    }

    /** The person works for this organisation too, as administrator and signatory. */
    private void also(Actor person, Actor organisation) {
        transactions.run(() -> people.give(
                people.get(person.ownPerson()), organisation.ownOrganisation(), Role.ADMINISTRATOR, Role.SIGNATORY));
    }

    private String name(Actor of) {
        return organisations.get(of.ownOrganisation()).name();
    }

    private List<String> logged(AgreementId subject) {
        List<?> rows =
                em.createNativeQuery("""
                        select person || ' ' || organisation || ' ' || details from log_entry
                        where subject = cast(?1 as uuid) and person is not null order by sequence""").setParameter(1, subject.toString()).getResultList();
        return rows.stream().map(Object::toString).toList();
    }

    private Optional<String> refusal(UUID session) {
        return em.createQuery("select i.refusal from SigningItem i where i.session.id = :id", String.class)
                .setParameter("id", session)
                .getResultStream()
                .findFirst();
    }

    private void suspend(Actor staff, Actor whose) {
        suspensions.block(
                staff,
                whose.ownOrganisation(),
                AdmissionMeasure.Kind.SUSPENDED,
                AdmissionMeasure.Ground.values()[0],
                "uitgezocht (fictief)");
    }

    /** The subjects of all certificates in the signatures of this file. */
    private static List<String> subjectsOf(byte[] document) {
        List<String> subjects = new ArrayList<>();
        try (PDDocument pdf = Loader.loadPDF(document)) {
            for (PDSignature signature : pdf.getSignatureDictionaries()) {
                new CMSSignedData(signature.getContents())
                        .getCertificates()
                        .getMatches(null)
                        .forEach(certificate ->
                                subjects.add(certificate.getSubject().toString()));
            }
        } catch (IOException | CMSException e) {
            throw new IllegalStateException(e);
        }
        return subjects;
    }

    private static Reason reason() {
        return new Reason("toch niet (fictief)");
    }

    private Decision decision() {
        return new Decision("het college", today(), "z-1 (fictief)");
    }

    private Power preparation() {
        return new Power(AuthorityKind.PREPARATION, new Validity(today(), null));
    }

    private Power mandate(SectorScope scope, @Nullable LocalDate to) {
        return new Power(AuthorityKind.MANDATE, new Validity(today(), to), scope, false);
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
