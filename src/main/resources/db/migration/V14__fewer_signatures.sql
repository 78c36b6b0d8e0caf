-- That one signature is enough from now on, where two people signed together, somebody else agrees to first.
create table signing_rule_change (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    asked_by        uuid not null references person,
    asked_at        timestamptz not null,
    decided_by      uuid references person,
    decided_at      timestamptz,
    agreed          boolean not null,
    version         int not null,
    check ((decided_by is null) = (decided_at is null)),
    -- four eyes
    check (not agreed or decided_by is not null and decided_by <> asked_by)
);
create unique index one_open_signing_rule_change on signing_rule_change (organisation_id) where decided_at is null;

grant select, insert, update (decided_by, decided_at, agreed, version) on signing_rule_change to ${appUser};
