-- An applicant proves a number of the organisation at an outside provider. Of what the provider calls the person only a hash is kept.
create table identifier_proof (
    id             uuid primary key,
    application_id uuid not null references application,
    kind           text not null check (kind in ('KVK', 'RSIN', 'OIN')),
    number         text not null,
    provider       text not null,
    provider_name  text not null,
    level          text not null,
    account_hash   bytea not null,
    proven_at      timestamptz not null
);
create index identifier_proof_of on identifier_proof (application_id, proven_at);

-- The organisation that took part at once, without a person of NVVK who decided.
alter table application
    add at_once_organisation uuid references organisation,
    add constraint application_at_once_check check (at_once_organisation is null or state = 'ADMITTED' and decided_by is null);
create index application_at_once on application (decided_at) where at_once_organisation is not null;

-- What NVVK found afterwards, once. Nothing here is ever changed.
create table admission_review (
    application_id uuid primary key references application,
    verdict        text not null check (verdict in ('RIGHT', 'WRONG')),
    reason         text,
    reviewed_at    timestamptz not null,
    reviewed_by    uuid not null,
    check (verdict = 'RIGHT' or reason is not null)
);
create trigger admission_review_is_append_only before update or delete on admission_review
    for each row execute function refuse_change();
create trigger admission_review_is_never_emptied before truncate on admission_review
    for each statement execute function refuse_change();

-- A browser may also be at a provider to prove a number.
alter table provider_attempt add application uuid references application;

grant select, insert, delete on identifier_proof to ${appUser};
grant select, insert on admission_review to ${appUser};
