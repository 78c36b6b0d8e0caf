-- A decision and an authority are about all sectors or some, a decision may have limits, and some sign only together with another.
-- What was recorded before was about all sectors, without limits, and alone.
alter table signing_authority
    add decision_sectors text not null default '*' check (decision_sectors ~ '^([*]|[A-Z_]+(,[A-Z_]+)*)$'),
    add decision_limits text,
    add decision_until date check (decision_until >= decided_on),
    add sectors text not null default '*' check (sectors ~ '^([*]|[A-Z_]+(,[A-Z_]+)*)$'),
    add joint boolean not null default false;
alter table signing_authority
    alter decision_sectors drop default,
    alter sectors drop default,
    alter joint drop default;

-- An authority holds only after somebody else confirmed it. That is said once, and never changed.
create table signing_authority_verdict (
    id           uuid primary key,
    authority_id uuid not null unique references signing_authority,
    confirmed    boolean not null,
    reason       text,
    recorded_at  timestamptz not null,
    recorded_by  uuid references person,
    check (confirmed = (reason is null))
);
comment on column signing_authority_verdict.recorded_by is
    'empty for an authority that was recorded before a second person had to confirm it';
insert into signing_authority_verdict (id, authority_id, confirmed, recorded_at)
    select gen_random_uuid(), id, true, recorded_at from signing_authority;
-- the queue of what waits, the oldest first
create index signing_authority_by_record on signing_authority (recorded_at, id);

create trigger signing_authority_verdict_is_append_only before update or delete on signing_authority_verdict
    for each row execute function refuse_change();
create trigger signing_authority_verdict_is_never_emptied before truncate on signing_authority_verdict
    for each statement execute function refuse_change();

grant select, insert on signing_authority_verdict to ${appUser};
