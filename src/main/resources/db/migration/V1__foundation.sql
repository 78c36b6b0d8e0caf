-- The foundation. The owner (who runs this) owns every table; the portal's own user only gets what it needs.
revoke all on schema public from public;
grant usage on schema public to ${appUser};

-- Reference data: loaded from config/reference at every start, changed there and not by hand.

create table sector (
    code        text primary key,
    name_nl     text not null,
    name_en     text not null,
    position    int  not null
);

create table umbrella (
    code text primary key,
    name text not null
);

create table exchange_platform (
    code       text primary key,
    name       text not null,
    operator   text not null,
    valid_from date,
    valid_to   date
);

create table municipality (
    cbs_code    text primary key check (cbs_code ~ '^GM[0-9]{4}$'),
    name        text not null,
    province    text not null,
    inhabitants int,
    valid_from  date,
    valid_to    date
);

create table municipality_successor (
    cbs_code  text not null references municipality,
    successor text not null references municipality,
    primary key (cbs_code, successor)
);

create table partner_name (
    id              bigint generated always as identity primary key,
    name            text not null,
    sector          text not null references sector,
    umbrella        text references umbrella,
    register_number text,
    province        text,
    nature          text not null check (nature in ('UNCHECKED', 'GROUP', 'LABEL')),
    label_of        text,
    unique (name, sector)
);

-- Who takes part.

create table organisation (
    id              uuid primary key,
    kind            text not null check (kind in ('MUNICIPALITY', 'SIGNAL_PARTNER', 'NVVK')),
    name            text not null,
    cbs_code        text references municipality,
    kvk             text check (kvk ~ '^[0-9]{8}$'),
    rsin            text check (rsin ~ '^[0-9]{9}$'),
    oin             text check (oin ~ '^[0-9]{20}$'),
    register_number text,
    umbrella        text references umbrella,
    represented_by  text not null,
    policy_mailbox  text not null,
    data_leak_mailbox text not null,
    admitted_at     timestamptz not null,
    suspended_at    timestamptz,
    version         int not null,
    check ((kind = 'MUNICIPALITY') = (cbs_code is not null))
);
create unique index one_organisation_a_municipality on organisation (cbs_code) where cbs_code is not null;
create unique index one_organisation_a_kvk on organisation (kvk) where kvk is not null;
create unique index one_organisation_an_oin on organisation (oin) where oin is not null;
create index organisation_by_name on organisation (kind, name);

create table organisation_sector (
    organisation_id uuid not null references organisation,
    sector          text not null references sector,
    primary key (organisation_id, sector)
);

create table supported_platform (
    organisation_id uuid not null references organisation,
    platform        text not null references exchange_platform,
    primary key (organisation_id, platform)
);

create table platform_choice (
    organisation_id uuid not null references organisation,
    sector          text not null references sector,
    platform        text not null references exchange_platform,
    primary key (organisation_id, sector)
);

create table application (
    id              uuid primary key,
    kind            text not null check (kind in ('MUNICIPALITY', 'SIGNAL_PARTNER')),
    organisation_name text not null,
    cbs_code        text references municipality,
    kvk             text,
    rsin            text,
    oin             text,
    register_number text,
    umbrella        text references umbrella,
    applicant_name  text not null,
    applicant_function text not null,
    applicant_email text not null,
    state           text not null check (state in ('UNCONFIRMED', 'WAITING', 'ADMITTED', 'REFUSED')),
    submitted_at    timestamptz not null,
    confirmed_at    timestamptz,
    decided_at      timestamptz,
    decided_by      uuid,
    reason          text,
    version         int not null
);
create index application_by_state on application (state, submitted_at);

create table application_sector (
    application_id uuid not null references application,
    sector         text not null references sector,
    primary key (application_id, sector)
);

create table person (
    id         uuid primary key,
    name       text not null,
    function   text not null,
    email      text not null,
    created_at timestamptz not null,
    disabled_at timestamptz,
    version    int not null
);
create unique index person_by_email on person (lower(email));

create table membership (
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    role            text not null check (role in ('ADMINISTRATOR', 'SIGNATORY', 'EDITOR', 'READER', 'NVVK_STAFF', 'NVVK_AUDITOR')),
    primary key (person_id, organisation_id, role)
);
create index membership_by_organisation on membership (organisation_id);

create table mailed_link (
    token_hash bytea primary key,
    purpose    text not null,
    subject    uuid not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);

-- Logging in.

create table credential (
    person_id       uuid primary key references person,
    password_hash   text not null,
    totp_secret     bytea not null,
    last_totp_step  bigint not null,
    failures        int not null,
    locked_until    timestamptz,
    password_failures     int not null,
    password_locked_until timestamptz
);

create table api_client (
    id         uuid primary key,
    name       text not null,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    created_by uuid not null,
    revoked_at timestamptz
);

-- The framework.

create table model_agreement (
    version        text primary key,
    title          text not null,
    effective_from date not null,
    sha256         bytea not null,
    published_at   timestamptz not null
);

-- Agreements.

create table agreement (
    id                uuid primary key,
    municipality_id   uuid not null references organisation,
    partner_id        uuid not null references organisation,
    offered_by        uuid not null references organisation,
    model_version     text not null references model_agreement,
    stage             text not null check (stage in ('DRAFT', 'PREPARING', 'OFFERED', 'PARTLY_SIGNED', 'SIGNED')),
    agreed_first_day  date,
    contribution      text,
    check_code        text not null unique,
    created_at        timestamptz not null,
    offered_at        timestamptz,
    issued_at         timestamptz,
    issued_hash       bytea,
    revision_hash     bytea,
    municipality_signed_at timestamptz,
    partner_signed_at timestamptz,
    first_day         date,
    last_day          date,
    version           int not null,
    check (stage <> 'SIGNED' or (municipality_signed_at is not null and partner_signed_at is not null and first_day is not null)),
    check (stage not in ('OFFERED', 'PARTLY_SIGNED', 'SIGNED') or issued_hash is not null)
);
create unique index one_agreement_a_pair on agreement (municipality_id, partner_id);
create index agreement_of_partner on agreement (partner_id, stage, id);
create index agreement_of_municipality on agreement (municipality_id, stage, id);

create table agreement_sector (
    agreement_id uuid not null references agreement,
    sector       text not null references sector,
    platform     text not null references exchange_platform,
    primary key (agreement_id, sector)
);

-- A revision holds the bytes that it appended; a file is the concatenation, checked by hash when read.
create table document_revision (
    agreement_id uuid not null references agreement,
    number       int  not null,
    appended     bytea not null,
    sha256       bytea not null,
    created_at   timestamptz not null,
    primary key (agreement_id, number)
);
alter table document_revision alter column appended set storage external;

create table signing_session (
    id              uuid primary key,
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    created_at      timestamptz not null,
    authorised_at   timestamptz,
    finished_at     timestamptz,
    list_hash       bytea not null,
    version         int not null
);

create table signing_item (
    session_id    uuid not null references signing_session,
    agreement_id  uuid not null references agreement,
    position      int not null,
    revision_hash bytea not null,
    signed_hash   bytea,
    signed_at     timestamptz,
    refusal       text,
    primary key (session_id, agreement_id)
);

-- What the signal router reads: bitemporal and append-only. A row is known until a later one for the same agreement, sector
-- and first day takes its place.
create table matrix_row (
    sequence        bigint primary key,
    agreement_id    uuid not null references agreement,
    municipality_id uuid not null references organisation,
    partner_id      uuid not null references organisation,
    sector          text not null references sector,
    platform        text not null references exchange_platform,
    issued_hash     bytea not null,
    valid_from      date not null,
    valid_to        date,
    recorded_from   timestamptz not null,
    previous_hash   bytea not null,
    row_hash        bytea not null
);
-- paging over a day on which little holds, without a visit to every row; and whether a later row took a row's place
create index matrix_row_by_validity on matrix_row (sequence, valid_from, valid_to);
create index matrix_row_by_agreement on matrix_row (agreement_id, sector, valid_from, sequence);

create table matrix_head (
    id       int primary key check (id = 1),
    sequence bigint not null,
    hash     bytea not null
);
insert into matrix_head values (1, 0, sha256(''));

-- Mail to be sent, and what became of it.
create table outbox_mail (
    id           uuid primary key,
    recipient    text not null,
    subject      text not null,
    body         text not null,
    state        text not null check (state in ('WAITING', 'SENT', 'FAILED')),
    attempts     int not null,
    created_at   timestamptz not null,
    next_attempt timestamptz not null,
    sent_at      timestamptz,
    last_error   text
);
create index outbox_mail_waiting on outbox_mail (next_attempt) where state = 'WAITING';

-- We log who changed what, for which organisation, when, and the hash of what.
create table log_entry (
    sequence      bigint primary key,
    recorded_at   timestamptz not null,
    type          text not null,
    person        uuid,
    organisation  uuid,
    subject       uuid not null,
    content_hash  bytea,
    details       text not null,
    previous_hash bytea not null,
    leaf_hash     bytea not null unique
);
create index log_entry_by_subject on log_entry (subject, sequence);

create table log_head (
    id       int primary key check (id = 1),
    sequence bigint not null,
    hash     bytea not null
);
insert into log_head values (1, 0, sha256(''));

-- db-scheduler's own table
create table scheduled_tasks (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger log_entry_is_append_only before update or delete on log_entry
    for each row execute function refuse_change();
create trigger log_entry_is_never_emptied before truncate on log_entry
    for each statement execute function refuse_change();
create trigger matrix_row_is_append_only before update or delete on matrix_row
    for each row execute function refuse_change();
create trigger matrix_row_is_never_emptied before truncate on matrix_row
    for each statement execute function refuse_change();
create trigger document_revision_is_never_updated before update on document_revision
    for each row execute function refuse_change();
-- Nobody deletes a document, the owner neither. When retention periods end, the function for that opens this door itself.
create trigger document_revision_is_never_deleted before delete on document_revision
    for each row execute function refuse_change();
create trigger document_revision_is_never_emptied before truncate on document_revision
    for each statement execute function refuse_change();

-- Reference data is replaced as a whole at start; the rest is changed by the portal.
grant select, insert, update, delete on
    sector, umbrella, exchange_platform, municipality, municipality_successor, partner_name,
    organisation, organisation_sector, supported_platform, platform_choice,
    application, application_sector, person, membership, mailed_link, credential, api_client,
    agreement, agreement_sector, signing_session, signing_item, outbox_mail, scheduled_tasks
    to ${appUser};
-- A head is moved forward, never removed or added.
grant select, update on log_head, matrix_head to ${appUser};
-- Append-only, and published model texts never change.
grant select, insert on log_entry, matrix_row, document_revision, model_agreement to ${appUser};
