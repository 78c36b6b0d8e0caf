-- An organisation is suspended for a reason, which its people read.
alter table organisation
    add suspension_reason text,
    add constraint organisation_suspension_check check (suspension_reason is null or suspended_at is not null);

-- Invited, then active; after a recovery no signing until somebody else confirms.
alter table person
    add invited_at timestamptz,
    add activated_at timestamptz,
    add recovered_at timestamptz;
update person set activated_at = created_at where id in (select person_id from credential);

-- One time that somebody logged in, so that it can be ended on whichever node the browser comes back.
create table login_session (
    id              uuid primary key,
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    started_at      timestamptz not null,
    last_seen_at    timestamptz not null,
    browser         text not null,
    ended_at        timestamptz,
    ending          text check (ending in
        ('LOGGED_OUT', 'TIMED_OUT', 'ENDED_ELSEWHERE', 'PASSWORD_CHANGED', 'RECOVERED', 'SUSPENDED', 'NO_ACCESS')),
    check ((ended_at is null) = (ending is null))
);
create index login_session_of_person on login_session (person_id, started_at);

-- Codes for who lost the authenticator: each works once, only their hashes are kept.
create table recovery_code (
    person_id uuid not null references person,
    code_hash bytea not null,
    used_at   timestamptz,
    primary key (person_id, code_hash)
);

create index mailed_link_by_subject on mailed_link (subject, purpose);

grant select, insert, update, delete on login_session, recovery_code to ${appUser};
