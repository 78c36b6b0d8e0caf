package nl.ondertekenportaal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.AgreementFilter;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.identity.Passkeys;
import nl.ondertekenportaal.identity.SoftPasskey;
import nl.ondertekenportaal.identity.oidc.SomeProviderAccount;
import nl.ondertekenportaal.organisation.AddressChanges;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.organisation.EvidenceFiles;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.SigningRules;
import nl.ondertekenportaal.organisation.SomeAccessRequest;
import nl.ondertekenportaal.organisation.Upload;
import nl.ondertekenportaal.organisation.Validity;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.pdf.SomePdf;
import nl.ondertekenportaal.signing.DefectDesk;
import nl.ondertekenportaal.signing.DefectKind;
import nl.ondertekenportaal.signing.Finding;
import nl.ondertekenportaal.signing.IssuedAgreements;
import nl.ondertekenportaal.signing.Parties;
import nl.ondertekenportaal.signing.RatificationDesk;
import nl.ondertekenportaal.signing.RatificationList;
import nl.ondertekenportaal.signing.SignedAgreements;
import nl.ondertekenportaal.signing.SigningSessions;

/** One of everything that verbs are asked for, made on the same road as real ones. */
@ApplicationScoped
class SomeBelongings {

    @PersistenceContext
    EntityManager em;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Inject
    PublicAddress address;

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SignedAgreements signed;

    @Inject
    DefectDesk defects;

    @Inject
    RatificationDesk ratifications;

    @Inject
    SigningSessions sessions;

    @Inject
    SigningRules rules;

    @Inject
    EvidenceFiles files;

    @Inject
    AddressChanges addresses;

    @Inject
    AuthorityDesk authorities;

    @Inject
    Passkeys passkeys;

    @Inject
    Logins logins;

    /** What is given to any verb, and belongs to nobody. */
    Map<String, Object> nobodys() throws IOException {
        Map<String, Object> nobodys = new HashMap<>();
        nobodys.put("LocalDate", calendar.today());
        nobodys.put("AgreementFilter", AgreementFilter.ALL);
        nobodys.put("Upload", upload());
        nobodys.put("Reason", new Reason("Om te proberen (fictief)"));
        nobodys.put("Finding", finding());
        nobodys.put("Terms", new Terms(null, null));
        nobodys.put("Set", Set.of(Role.READER));
        nobodys.put("Applicant", new Applicant("Fenna Fictief", "Adviseur (fictief)", someAddress()));
        nobodys.put("MailAddress", someAddress());
        nobodys.put("Decision", decision());
        nobodys.put("Power", power());
        return nobodys;
    }

    private Decision decision() {
        return new Decision("het bestuur", calendar.today(), "volmacht 8 (fictief)");
    }

    private Power power() {
        return new Power(AuthorityKind.POWER_OF_ATTORNEY, new Validity(calendar.today(), null));
    }

    Belongings ofMunicipality() throws IOException {
        Actor owner = parties.municipality();
        Actor self = parties.signatoryWithoutAuthorityOf(owner);
        UUID authority = parties.authority(owner, self, calendar.today().minusYears(1), null);
        AgreementId agreement = issued.between(owner, parties.partner());
        AgreementId defective = signed.between(owner, parties.partner());
        UUID defect = defectOf(owner, defective);
        AgreementId signedByBoth = signed.between(owner, parties.partner());
        Map<String, Object> known = new HashMap<>(nobodys());
        known.put("AgreementId", agreement);
        known.put("PersonId", movingColleagueOf(owner).ownPerson());
        known.put("OrganisationId", owner.ownOrganisation());
        known.put("SigningSessions", sessions.show(self, List.of(agreement)));
        known.put("SigningAuthorities", authority);
        known.put("AuthorityDesk", waitingAuthority(owner));
        known.put("AuthorityDesk.end", authority);
        known.put("AuthorityDesk.record", self.ownPerson().value());
        known.put("Defective", defective);
        known.put("Defects", defect);
        known.put("DefectDesk", signedOn(owner, signedByBoth));
        known.put("DefectDesk AgreementId", signedByBoth);
        known.put("DefectDesk.withdraw", defect);
        known.put("DefectDesk.another", defect);
        known.put("Ratifications", ratificationOf(owner));
        known.put("SigningRules", ruleAskedFor(owner));
        known.put(
                "EvidenceFiles",
                files.keep(owner, owner.ownOrganisation(), upload()).id());
        known.put("Offers", batchOf(owner));
        known.put("Logins", logins.begin(self.ownPerson(), self.ownOrganisation(), "Proef"));
        known.put("Passkeys", passkeyOf(self));
        known.put(
                "AccessRequests",
                stored(SomeAccessRequest.to(owner.ownOrganisation(), clock.instant()))
                        .id());
        known.put(
                "ProviderAccounts",
                stored(SomeProviderAccount.of(self, clock.instant())).id());
        known.put("Reorganisations", someReorganisation());
        return new Belongings(owner, self, parties.signatoryOf(owner), known);
    }

    /** Of a municipality for which one person signs, with a defect of its own and one of its counterparty. */
    Belongings ofRatifier() throws IOException {
        Actor owner = parties.municipality();
        Actor self = parties.signatoryWithoutAuthorityOf(owner);
        UUID authority = parties.authority(owner, self, calendar.today().minusYears(1), null);
        AgreementId defective = signed.between(owner, parties.partner());
        defectOf(owner, defective);
        Map<String, Object> known = new HashMap<>(nobodys());
        known.put("AgreementId", defective);
        known.put("SigningAuthorities", authority);
        known.put("RatificationDesk Sha256", ratifications.statements(self).hash());
        known.put("RejectionDesk AgreementId", rejectable(owner));
        return new Belongings(owner, self, parties.signatoryOf(owner), known);
    }

    /** With somebody who claims to be a member. */
    Belongings ofUmbrella() throws IOException {
        Actor owner = parties.umbrella();
        Map<String, Object> known = new HashMap<>(nobodys());
        known.put("Umbrellas", parties.claimTo(owner));
        return new Belongings(owner, owner, parties.administratorOf(owner), known);
    }

    private Upload upload() throws IOException {
        return files.check("besluit.pdf", new ByteArrayInputStream(SomePdf.honest()));
    }

    /** Who asked for another address. */
    private Actor movingColleagueOf(Actor owner) {
        Actor colleague = parties.administratorOf(owner);
        addresses.ask(colleague, someAddress(), parties.code(colleague));
        return colleague;
    }

    /** Recorded, and not confirmed. */
    private UUID waitingAuthority(Actor owner) {
        Actor recording = parties.administratorOf(owner);
        UUID signatory = parties.signatoryWithoutAuthorityOf(owner).ownPerson().value();
        return authorities.record(recording, signatory, decision(), power(), null, parties.code(recording));
    }

    private UUID ruleAskedFor(Actor owner) {
        Actor raising = parties.administratorOf(owner);
        Actor asking = parties.administratorOf(owner);
        rules.change(raising, 2, parties.code(raising));
        rules.change(asking, 1, parties.code(asking));
        return rules.waiting(owner).orElseThrow().id();
    }

    /** @param agreement that was signed */
    private UUID defectOf(Actor owner, AgreementId agreement) {
        Actor reporting = parties.administratorOf(owner);
        return defects.report(reporting, agreement, Side.MUNICIPALITY, null, finding(), parties.code(reporting));
    }

    /** The authority on which the owner's side signed. */
    private UUID signedOn(Actor owner, AgreementId agreement) {
        return sessions.signatories(owner, agreement)
                .getOrDefault(Side.MUNICIPALITY, List.of())
                .getFirst()
                .ground()
                .orElseThrow()
                .own()
                .id();
    }

    /** An agreement in whose other side NVVK found a defect. */
    private AgreementId rejectable(Actor owner) {
        AgreementId agreement = signed.between(owner, parties.partner());
        Actor staff = parties.staffWhoLogsIn();
        defects.report(staff, agreement, Side.PARTNER, null, finding(), parties.code(staff));
        return agreement;
    }

    private static Finding finding() {
        return new Finding(DefectKind.OTHER, new Reason("Om te proberen (fictief)"));
    }

    private UUID ratificationOf(Actor owner) {
        AgreementId agreement = signed.between(owner, parties.partner());
        defectOf(owner, agreement);
        Actor ratifying = parties.signatoryOf(owner);
        return ratifications.ratify(
                ratifying,
                agreement,
                new RatificationList(List.of(ratifications.statement(ratifying, agreement))).hash(),
                parties.code(ratifying));
    }

    private UUID batchOf(Actor owner) {
        return em.createQuery("select b.id from OfferBatch b where b.organisationId = :own order by b.id", UUID.class)
                .setParameter("own", owner.ownOrganisation().value())
                .setMaxResults(1)
                .getSingleResult();
    }

    private UUID someReorganisation() {
        return em.createQuery("select r.id from Reorganisation r", UUID.class)
                .setMaxResults(1)
                .getSingleResult();
    }

    private UUID passkeyOf(Actor person) {
        SoftPasskey device = new SoftPasskey(person.ownPerson(), address.of("").toString());
        String options = passkeys.prepare(person, "laptop", parties.code(person));
        passkeys.add(person, "laptop", device.made(SoftPasskey.challengeIn(options)));
        return passkeys.of(person).getFirst().id();
    }

    private <T> T stored(T entity) {
        transactions.run(() -> em.persist(entity));
        return entity;
    }

    private static MailAddress someAddress() {
        return new MailAddress(UUID.randomUUID() + "@demo.invalid");
    }
}
