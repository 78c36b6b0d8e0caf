package nl.ondertekenportaal.privacy;

/** Kinds of what is kept for a time, each with which rows are due at a moment, {@code ?1}, and how they go. */
public enum Kept {
    /** Of people who work for no organisation any more, since the job saw that first; erased one by one. */
    ACCOUNTS("person", "erased_at is null and without_organisation_since < ?1"),

    /** Taken by the mail server or given up. What waits still goes out. */
    MAILS("outbox_mail", "state <> 'WAITING' and created_at < ?1"),

    /** Links that work no longer. */
    LINKS("mailed_link", "expires_at < ?1"),

    LOGINS("login_session", "last_seen_at < ?1"),

    /** Refused, or never confirmed; who sent it is forgotten, the application itself stays. */
    APPLICATIONS(
            "application",
            "state in ('REFUSED', 'UNCONFIRMED') and coalesce(decided_at, submitted_at) < ?1"
                    + " and applicant_email <> '" + KeptAboutPeople.Named.NOWHERE + "'"),

    /** Of whoever applied and was refused. What led to an admission stays with it. */
    PROOFS(
            "identifier_proof",
            "application_id in (select a.id from application a where a.state = 'REFUSED' and a.decided_at < ?1)"),

    NOTICES("notice", "mailed_at < ?1");

    private final String table;
    private final String due;

    Kept(String table, String due) {
        this.table = table;
        this.due = due;
    }

    String count() {
        return "select count(*) from " + table + " where " + due;
    }

    /** The ids of what is due. */
    String select() {
        return "select id from " + table + " where " + due;
    }

    /** Applications stay, only who sent them is forgotten. */
    String remove() {
        return this == APPLICATIONS ? KeptAboutPeople.APPLICANT.forget(due) : "delete from " + table + " where " + due;
    }
}
