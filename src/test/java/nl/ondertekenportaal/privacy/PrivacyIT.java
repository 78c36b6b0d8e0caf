package nl.ondertekenportaal.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.organisation.EvidenceFiles;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.signing.IssuedAgreements;
import nl.ondertekenportaal.signing.Parties;
import nl.ondertekenportaal.signing.Signing;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is kept about people, what of it goes when they ask or time passes, and what stays. */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class PrivacyIT {

    @PersistenceContext
    EntityManager em;

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Credentials credentials;

    @Inject
    SigningSessions sessions;

    @Inject
    Signing signing;

    @Inject
    MyData data;

    @Inject
    Erasure erasure;

    @Inject
    Retention retention;

    @Inject
    Transactions transactions;

    @Inject
    EvidenceFiles files;

    @Inject
    Clock clock;

    @Inject
    LegalCalendar calendar;

    @Test
    void everyTableThatRefersToAPersonIsDecidedOn() {
        List<String> decided = new ArrayList<>(KeptAboutPeople.ERASED);
        decided.addAll(KeptAboutPeople.KEPT);
        assertThat(texts("""
                select distinct cast(cast(conrelid as regclass) as text) from pg_constraint
                where contype = 'f' and confrelid = cast('person' as regclass)""")).containsExactlyInAnyOrderElementsOf(decided);
    }

    @Test
    void whoIsErasedCannotLogInAndWhatWasSignedStillSaysWhoSigned() {
        Actor municipality = parties.municipality();
        Actor signatory = parties.signatoryOf(municipality);
        AgreementId agreement = issued.between(municipality, parties.partner());
        UUID session = sessions.show(signatory, List.of(agreement));
        sessions.authorise(signatory, session, parties.code(signatory));
        signing.run(session);
        String email = people.get(signatory.ownPerson()).email();
        JsonObject before = data.export(signatory);
        assertThat(before.getJsonArray("signatures")).hasSize(1);
        assertThat(before.getJsonArray("authorities")).hasSize(1);
        assertThat(before.toString())
                .contains(email)
                .doesNotContain(people.get(municipality.ownPerson()).email());

        refused("login.wrong", () -> erasure.erase(signatory, "000000"));
        forgetUsedCodes(signatory);
        erasure.erase(signatory, parties.code(signatory));

        assertThat(people.byEmail(new MailAddress(email))).isEmpty();
        assertThat(people.get(signatory.ownPerson()).name()).isEqualTo("Gewist");
        assertThat(people.organisationsOf(signatory.ownPerson())).isEmpty();
        assertThatThrownBy(() -> credentials.secretInDemo(signatory.ownPerson()))
                .as("nothing to log in with")
                .isInstanceOf(NotFound.class);
        assertThat(texts("select subject from outbox_mail where recipient = '" + email + "'"))
                .as("one mail that says so")
                .containsExactly("Uw account in het Ondertekenportaal is gewist");
        assertThat(sessions.signatories(municipality, agreement).get(Side.MUNICIPALITY))
                .singleElement()
                .satisfies(shown -> assertThat(shown.name()).isEqualTo("Fenna Fictief"));
        assertThat(texts("select type from log_entry where subject = '" + signatory.ownPerson()
                        + "' and type = 'person.erased'"))
                .hasSize(1);
    }

    @Test
    void theLastAdministratorIsNotErasedAndALeftMailboxGoesToAnother() {
        Actor first = parties.municipality();
        Actor second = parties.administratorOf(first);
        String policy = organisations
                .get(first.ownOrganisation())
                .profile()
                .contacts()
                .policy()
                .normalised();
        assertThat(policy)
                .as("the applicant's own")
                .isEqualTo(people.get(first.ownPerson()).email());
        transactions.run(() -> erasure.forget(Actor.ANONYMOUS, List.of(first.ownPerson())));
        assertThat(organisations
                        .get(first.ownOrganisation())
                        .profile()
                        .contacts()
                        .policy()
                        .normalised())
                .isEqualTo(people.get(second.ownPerson()).email());
        assertThat(texts("select applicant_name from application where lower(applicant_email) = '" + policy + "'"))
                .isEmpty();
        refused("people.lastAdministrator", () -> erasure.erase(second, parties.code(second)));
        assertThat(people.get(second.ownPerson()).isErased()).isFalse();
    }

    @Test
    void theJobRemovesWhatIsDueOnceAndLeavesTheRest() {
        Actor left = parties.signatoryWithoutAuthorityOf(parties.municipality());
        String mailbox = "oud-" + UUID.randomUUID() + "@demo.invalid";
        sql("delete from membership where person_id = '" + left.ownPerson() + "'");
        sql("update person set without_organisation_since = now() - interval '3 years' where id = '" + left.ownPerson()
                + "'");
        mail(mailbox, "SENT", "91 days");
        mail(mailbox, "SENT", "89 days");
        mail(mailbox, "WAITING", "91 days");

        retention.remove(clock.instant());

        assertThat(people.get(left.ownPerson()).isErased()).isTrue();
        assertThat(texts("select state from outbox_mail where recipient = '" + mailbox + "'"))
                .containsExactlyInAnyOrder("SENT", "WAITING");
        assertThat(texts("select what from retention_run")).contains("MAILS", "ACCOUNTS");
        long runs = texts("select what from retention_run where what in ('MAILS', 'ACCOUNTS')")
                .size();
        retention.remove(clock.instant());
        assertThat(texts("select what from retention_run where what in ('MAILS', 'ACCOUNTS')"))
                .as("nothing twice")
                .hasSize((int) runs);
        assertThat(retention.due(parties.staff())).allMatch(due -> due.number() == 0);
    }

    @Test
    void aDocumentIsDeletedOnlyOnceItsRetentionEnded() {
        Actor municipality = parties.municipality();
        UUID ended = withdrawn(municipality, "3 years", "3 years");
        UUID doctored = withdrawn(municipality, "3 years", "1 day");
        UUID recent = withdrawn(municipality, "1 day", "3 years");
        UUID ratified = withdrawn(municipality, "3 years", "3 years");
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        UUID authority = parties.authority(municipality, signatory, calendar.today(), null);
        defect(ended, signatory, authority, "3 years");
        defect(ratified, signatory, authority, "1 day");
        for (UUID each : List.of(ended, doctored, recent, ratified)) {
            assertThatThrownBy(() -> sql("delete from document_revision where agreement_id = '" + each + "'"))
                    .as("the portal's own user may not delete")
                    .hasStackTraceContaining("permission denied");
        }
        for (UUID each : List.of(doctored, recent, ratified, UUID.randomUUID())) {
            assertThatThrownBy(() -> texts("select cast(delete_expired_document('" + each + "') as text)"))
                    .hasStackTraceContaining("has not ended");
        }
        retention.remove(clock.instant());
        assertThat(revisions(ended)).isZero();
        assertThat(revisions(doctored)).isEqualTo(1);
        assertThat(revisions(recent)).isEqualTo(1);
        assertThat(revisions(ratified)).as("ratified later").isEqualTo(1);
        for (String table : List.of("defect", "ratification", "rejection")) {
            assertThat(texts("select cast(agreement_id as text) from " + table))
                    .as(table)
                    .contains(ratified.toString())
                    .doesNotContain(ended.toString());
        }
        assertThat(texts("select type from log_entry where subject = '" + ended + "'"))
                .containsExactly("document.deleted");
        assertThatThrownBy(() -> sql("update retention_period set years = 1"))
                .as("nor shorten the period")
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void evidenceGoesOnceNothingRestsOnIt() {
        Actor municipality = parties.municipality();
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        UUID known = parties.authority(municipality, signatory, calendar.today().minusYears(4), null);
        UUID ended = evidence(municipality, "3 years");
        proven(known, ended, "current_date - 900");
        UUID recent = evidence(municipality, "1 day");
        proven(known, recent, "current_date - 900");
        UUID open = evidence(municipality, "3 years");
        proven(known, open, "null");
        UUID signedOn = evidence(municipality, "3 years");
        UUID authority = proven(known, signedOn, "current_date - 900");
        AgreementId agreement = issued.between(municipality, parties.partner());
        UUID session = sessions.show(signatory, List.of(agreement));
        sql("update signing_item set authority_id = '" + authority + "' where session_id = '" + session + "'");
        UUID slip = evidence(municipality, "3 years");
        sql("""
                insert into signing_authority_end (id, authority_id, last_day, recorded_at, recorded_by)
                select gen_random_uuid(), id, current_date - 900, now(), recorded_by from signing_authority
                where id = '%s'""".formatted(proven(known, slip, "null")));
        UUID ofNothing = evidence(municipality, "3 years");
        UUID unused = parties.unconfirmedApplication();
        sql("update application set submitted_at = now() - interval '3 years' where id = '" + unused + "'");
        UUID applied = UUID.randomUUID();
        store(applied, "application_id", unused, "3 years");

        for (UUID kept : List.of(recent, open, signedOn, slip, ofNothing)) {
            assertThatThrownBy(() -> texts("select cast(delete_expired_evidence('" + kept + "') as text)"))
                    .hasStackTraceContaining("has not ended");
        }
        assertThatThrownBy(() -> sql("delete from evidence_content where evidence_id = '" + ended + "'"))
                .as("the portal's own user may not delete")
                .hasStackTraceContaining("permission denied");

        retention.remove(clock.instant());

        List<String> contents = texts("select cast(evidence_id as text) from evidence_content");
        assertThat(contents)
                .contains(
                        recent.toString(), open.toString(), signedOn.toString(), slip.toString(), ofNothing.toString())
                .doesNotContain(ended.toString(), applied.toString());
        assertThat(texts("select name from evidence_file where id = '" + ended + "'"))
                .containsExactly("verwijderd.pdf");
        assertThat(texts("select type from log_entry where subject = '" + ended + "'"))
                .containsExactly("evidence.deleted");
        assertThatThrownBy(() -> files.content(municipality, ended)).isInstanceOf(NotFound.class);
    }

    private UUID evidence(Actor owner, String age) {
        UUID id = UUID.randomUUID();
        store(id, "organisation_id", owner.ownOrganisation().value(), age);
        return id;
    }

    private void store(UUID id, String whose, UUID owner, String age) {
        sql("""
                insert into evidence_file (id, %s, name, pages, size, sha256, uploaded_at)
                values ('%s', '%s', 'volmacht.pdf', 1, 0, sha256(''), now() - interval '%s')""".formatted(whose, id, owner, age));
        sql("insert into evidence_content (evidence_id, content) values ('" + id + "', '')");
    }

    /** Another authority like the known one, with this evidence and this last day. */
    private UUID proven(UUID known, UUID evidence, String lastDay) {
        UUID id = UUID.randomUUID();
        sql("""
                insert into signing_authority (id, person_id, organisation_id, kind, decided_by, decided_on, reference, decision_sectors,
                        sectors, joint, valid_from, valid_to, recorded_at, recorded_by, evidence_id)
                select '%s', person_id, organisation_id, kind, decided_by, decided_on, reference, decision_sectors,
                        sectors, joint, valid_from, %s, recorded_at, recorded_by, '%s'
                from signing_authority where id = '%s'""".formatted(id, lastDay, evidence, known));
        return id;
    }

    @Test
    void logAndMatrixHoldNoPersonalData() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId agreement = issued.between(municipality, partner);
        for (Actor signatory : List.of(parties.signatoryOf(municipality), parties.signatoryOf(partner))) {
            UUID session = sessions.show(signatory, List.of(agreement));
            sessions.authorise(signatory, session, parties.code(signatory));
            signing.run(session);
        }
        List<String> details = texts("select details from log_entry");
        assertThat(details)
                .hasSizeGreaterThan(20)
                .allSatisfy(each -> assertThat(each)
                        .as("ids, codes, dates, hashes")
                        .doesNotContain("@")
                        .matches("[\\p{Alnum}\\s{}\\[\\]\":,;=._+/*-]*"));
        List<String> personal =
                texts("select name from person union select email from person union select function from person");
        String all = String.join("\n", details);
        assertThat(personal).isNotEmpty().allSatisfy(each -> assertThat(all).doesNotContain(each));
        assertThat(texts("""
                select table_name || '.' || column_name from information_schema.columns
                where table_name in ('log_entry', 'matrix_row') and data_type in ('text', 'character varying', 'json', 'jsonb')"""))
                .as("what could hold a name at all")
                .isSubsetOf("log_entry.type", "log_entry.details", "matrix_row.sector", "matrix_row.platform");
    }

    private UUID withdrawn(Actor municipality, String closed, String stored) {
        UUID id = UUID.randomUUID();
        Actor partner = parties.partner();
        sql("""
                insert into agreement (id, municipality_id, partner_id, offered_by, model_version, stage, check_code, created_at,
                        lapses_on, closed_at, closing_reason, version)
                select '%1$s', '%2$s', '%3$s', '%2$s', max(version), 'WITHDRAWN', '%1$s', now() - interval '%4$s',
                        current_date, now() - interval '%4$s', 'proef (fictief)', 1
                from model_agreement""".formatted(id, municipality.ownOrganisation(), partner.ownOrganisation(), closed));
        sql("""
                insert into document_revision (agreement_id, number, appended, sha256, created_at)
                values ('%s', 1, '', sha256(''), now() - interval '%s')""".formatted(id, stored));
        return id;
    }

    /** One that was ratified, and one that was rejected, so long ago. */
    private void defect(UUID agreement, Actor signatory, UUID authority, String age) {
        String person = signatory.ownPerson().toString();
        UUID ratification = UUID.randomUUID();
        UUID rejection = UUID.randomUUID();
        sql("""
                insert into ratification (id, agreement_id, side, person_id, authority_id, signatory_name, signatory_function,
                        statement_hash, authorised, document, sha256, signed_at, created_at)
                values ('%s', '%s', 'MUNICIPALITY', '%s', '%s', 'Fenna Fictief', 'proef', sha256(''), sha256(''), '', sha256(''),
                        now() - interval '%5$s', now() - interval '%5$s')""".formatted(ratification, agreement, person, authority, age));
        sql("""
                insert into rejection (id, agreement_id, side, person_id, authority_id, signatory_name, signatory_function, reason, salt,
                        recorded_at)
                values ('%s', '%s', 'PARTNER', '%s', '%s', 'Fenna Fictief', 'proef', 'proef (fictief)', '', now())""".formatted(rejection, agreement, person, authority));
        for (String end : List.of("ratification_id", "rejection_id")) {
            sql("""
                    insert into defect (id, agreement_id, side, kind, explanation, salt, reported_by, reporting_organisation, reported_at,
                            %s, version)
                    values (gen_random_uuid(), '%s', 'MUNICIPALITY', 'OTHER', 'proef (fictief)', '', '%s', '%s', now(), '%s', 1)""".formatted(
                            end,
                            agreement,
                            person,
                            signatory.ownOrganisation(),
                            end.startsWith("ratification") ? ratification : rejection));
        }
    }

    private long revisions(UUID agreement) {
        return texts("select cast(number as text) from document_revision where agreement_id = '" + agreement + "'")
                .size();
    }

    private void mail(String recipient, String state, String age) {
        sql("""
                insert into outbox_mail (id, recipient, subject, body, state, attempts, created_at, next_attempt)
                values (gen_random_uuid(), '%s', 'proef', '', '%s', 1, now() - interval '%s', now() + interval '1 day')""".formatted(recipient, state, age));
    }

    /** The signature used the code of this moment. */
    private void forgetUsedCodes(Actor actor) {
        sql("update credential set last_totp_step = 0, failures = 0, locked_until = null where person_id = '"
                + actor.ownPerson() + "'");
    }

    private void sql(String statement) {
        transactions.run(() -> em.createNativeQuery(statement).executeUpdate());
    }

    private List<String> texts(String query) {
        List<?> found = transactions.get(() -> em.createNativeQuery(query).getResultList());
        return Stream.of(found.toArray()).map(Object::toString).toList();
    }

    private static void refused(String rule, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        RuleBroken.class, broken -> assertThat(broken.key()).isEqualTo(rule));
    }
}
