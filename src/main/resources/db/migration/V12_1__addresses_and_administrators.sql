-- Somebody wants another address. It holds once both addresses are confirmed; somebody else may confirm in place of the old one.
create table address_change (
    id               uuid primary key,
    person_id        uuid not null references person,
    new_email        text not null,
    asked_at         timestamptz not null,
    expires_at       timestamptz not null,
    old_confirmed_at timestamptz,
    new_confirmed_at timestamptz,
    confirmed_by     uuid,
    state            text not null check (state in ('OPEN', 'DONE', 'STOPPED')),
    version          int not null,
    check (confirmed_by is null or confirmed_by <> person_id),
    check (state <> 'DONE' or new_confirmed_at is not null and (old_confirmed_at is not null or confirmed_by is not null))
);
create unique index one_open_address_change on address_change (person_id) where state = 'OPEN';
create index address_change_by_person on address_change (person_id, asked_at);

-- An organisation lost its administrators: one of NVVK proposes a new one on evidence, another one decides.
create table administrator_replacement (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    name            text not null,
    function        text not null,
    email           text not null,
    reason          text not null,
    evidence        text not null,
    old_stay        boolean not null,
    proposed_by     uuid not null,
    proposed_at     timestamptz not null,
    decided_by      uuid,
    decided_at      timestamptz,
    state           text not null check (state in ('PROPOSED', 'CONFIRMED', 'REFUSED')),
    version         int not null,
    check ((state = 'PROPOSED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    -- four eyes
    check (state <> 'CONFIRMED' or decided_by <> proposed_by)
);
create unique index one_open_replacement on administrator_replacement (organisation_id) where state = 'PROPOSED';

grant select, insert, update, delete on address_change, administrator_replacement to ${appUser};
