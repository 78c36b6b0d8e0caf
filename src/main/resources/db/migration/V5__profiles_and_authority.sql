-- A profile has a mailbox for each of several roles, and a municipality may have an executing organisation.
create table organisation_contact (
    organisation_id uuid not null references organisation,
    kind            text not null check (kind in
        ('POLICY', 'EXECUTION', 'COLLECTION', 'PRIVACY_OFFICER', 'DATA_LEAKS', 'END_OF_SUPPLY')),
    mailbox         text not null,
    primary key (organisation_id, kind)
);
insert into organisation_contact select id, 'POLICY', policy_mailbox from organisation;
insert into organisation_contact select id, 'DATA_LEAKS', data_leak_mailbox from organisation;
alter table organisation
    drop column policy_mailbox,
    drop column data_leak_mailbox,
    add executing_name text,
    add executing_kvk text check (executing_kvk ~ '^[0-9]{8}$'),
    add executing_signals boolean,
    add constraint organisation_executing_check check (
        (executing_name is null) = (executing_kvk is null) and (executing_name is null) = (executing_signals is null)),
    add constraint organisation_executed_check check (executing_name is null or kind = 'MUNICIPALITY');

-- Who may sign for whom, on which decision, from when. An end is a fact of its own; nothing here is ever changed.
create table signing_authority (
    id              uuid primary key,
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    kind            text not null check (kind in ('MAYOR', 'CHAIR', 'BOARD_MEMBER', 'MANDATE', 'POWER_OF_ATTORNEY')),
    decided_by      text not null,
    decided_on      date not null,
    reference       text not null,
    valid_from      date not null,
    valid_to        date,
    recorded_at     timestamptz not null,
    recorded_by     uuid not null references person,
    check (valid_to is null or valid_to >= valid_from)
);
create index signing_authority_by_person on signing_authority (organisation_id, person_id, valid_from);

create table signing_authority_end (
    id           uuid primary key,
    authority_id uuid not null references signing_authority,
    last_day     date not null,
    recorded_at  timestamptz not null,
    recorded_by  uuid not null references person
);
create index signing_authority_end_by_authority on signing_authority_end (authority_id, last_day);

create trigger signing_authority_is_append_only before update or delete on signing_authority
    for each row execute function refuse_change();
create trigger signing_authority_is_never_emptied before truncate on signing_authority
    for each statement execute function refuse_change();
create trigger signing_authority_end_is_append_only before update or delete on signing_authority_end
    for each row execute function refuse_change();
create trigger signing_authority_end_is_never_emptied before truncate on signing_authority_end
    for each statement execute function refuse_change();

-- Empty for what was signed before authorities were recorded.
alter table signing_item add authority_id uuid references signing_authority;

grant select, insert, update, delete on organisation_contact to ${appUser};
grant select, insert on signing_authority, signing_authority_end to ${appUser};
