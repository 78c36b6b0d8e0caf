package nl.ondertekenportaal.privacy;

import java.util.List;
import java.util.Set;

/** Where the database keeps something about people, table by table. A test holds it against the tables that there are. */
final class KeptAboutPeople {

    /** Goes when a person is erased. */
    static final List<String> ERASED = List.of(
            "membership",
            "resting_membership",
            "credential",
            "recovery_code",
            "passkey",
            "passkey_challenge",
            "provider_account",
            "login_session",
            "notice",
            "address_change");

    /** Stays and names somebody who had no account yet: who that was is forgotten. */
    record Named(String table, String name, String function, String email) {

        /** Stands where a name was, and must stand something. */
        static final String NOBODY = "Gewist";

        static final String NOWHERE = "gewist@gewist.invalid";

        /** @param which condition on the rows */
        String forget(String which) {
            return "update %s set %s = '%s', %s = '%s', %s = '%s' where %s"
                    .formatted(table, name, NOBODY, function, NOBODY, email, NOWHERE, which);
        }
    }

    static final Named APPLICANT = new Named("application", "applicant_name", "applicant_function", "applicant_email");

    static final List<Named> NAMED = List.of(
            APPLICANT,
            new Named("administrator_replacement", "name", "function", "email"),
            new Named("access_request", "name", "function", "email"));

    /** Stays, and knows the person by the pseudonym only; names stand with the signature in {@code signing_item}. */
    static final Set<String> KEPT = Set.of(
            // who offered, who signed what, on what ground, confirmed by whom
            "offer_batch",
            "agreement",
            "signing_session",
            "signing_authority",
            "signing_authority_end",
            "signing_authority_verdict",
            "signing_rule_change",
            // who found a defect in an authority, or took that back
            "defect",
            // who ratified what was signed; named in it, and goes with it
            "ratification",
            "rejection",
            // who entered a reorganisation, or took it back
            "reorganisation",
            "reorganisation_withdrawal",
            // who sent a piece of evidence
            "evidence_file",
            // who let somebody in; an attempt to log in is void after minutes
            "access_request",
            "provider_attempt");

    /** A part of the answer to: what do you keep about me? */
    record Question(String name, List<String> columns, String sql) {}

    /** Each asks by the id of the person, {@code ?1}. */
    static final List<Question> QUESTIONS = List.of(
            new Question(
                    "account",
                    List.of("name", "function", "email", "created", "activated", "recovered"),
                    "select name, function, email, created_at, activated_at, recovered_at from person where id = ?1"),
            new Question("memberships", List.of("organisation", "role", "state"), """
                    select o.name, m.role, 'HOLDS' from membership m join organisation o on o.id = m.organisation_id
                    where m.person_id = ?1
                    union all
                    select o.name, r.roles, case when r.deactivated then 'DEACTIVATED' else 'OFFERED' end
                    from resting_membership r join organisation o on o.id = r.organisation_id where r.person_id = ?1
                    order by 1, 2"""),
            new Question("logins", List.of("organisation", "since", "seen", "browser", "ending"), """
                    select o.name, l.started_at, l.last_seen_at, l.browser, l.ending
                    from login_session l join organisation o on o.id = l.organisation_id
                    where l.person_id = ?1 order by l.started_at desc"""),
            new Question(
                    "authorities",
                    List.of("organisation", "kind", "decidedBy", "decidedOn", "reference", "from", "to"),
                    """
                    select o.name, a.kind, a.decided_by, a.decided_on, a.reference, a.valid_from,
                           least(a.valid_to, (select min(e.last_day) from signing_authority_end e where e.authority_id = a.id))
                    from signing_authority a join organisation o on o.id = a.organisation_id
                    where a.person_id = ?1 order by a.recorded_at desc"""),
            new Question("signatures", List.of("signed", "organisation", "counterparty", "checkCode", "name"), """
                    select i.signed_at, own.name, other.name, a.check_code, i.signatory_name
                    from signing_item i
                    join signing_session s on s.id = i.session_id
                    join agreement a on a.id = i.agreement_id
                    join organisation own on own.id = s.organisation_id
                    join organisation other on other.id in (a.municipality_id, a.partner_id) and other.id <> own.id
                    where s.person_id = ?1 and i.signed_hash is not null order by i.signed_at desc"""),
            new Question("mails", List.of("written", "subject", "state"), """
                    select m.created_at, m.subject, m.state from outbox_mail m join person p on lower(m.recipient) = p.email
                    where p.id = ?1 order by m.created_at desc"""),
            new Question("notices", List.of("noted", "organisation", "kind", "mailed"), """
                    select n.created_at, o.name, n.kind, n.mailed_at from notice n join organisation o on o.id = n.organisation_id
                    where n.person_id = ?1 order by n.created_at desc"""),
            new Question("addresses", List.of("asked", "email", "state"), """
                    select asked_at, new_email, state from address_change where person_id = ?1 order by asked_at desc"""),
            new Question("applications", List.of("sent", "organisation", "name", "function", "state"), """
                    select a.submitted_at, a.organisation_name, a.applicant_name, a.applicant_function, a.state
                    from application a join person p on lower(a.applicant_email) = p.email
                    where p.id = ?1 order by a.submitted_at desc"""),
            new Question("log", List.of("recorded", "type"), """
                    select recorded_at, type from log_entry where person = ?1 or subject = ?1 order by sequence desc"""));

    private KeptAboutPeople() {}
}
