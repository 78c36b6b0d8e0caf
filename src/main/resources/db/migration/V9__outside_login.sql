-- Logging in through an outside provider (OpenID Connect). One attempt, from the moment that the browser is sent there until it comes
-- back: on whichever node, and once.
create table provider_attempt (
    state_hash   bytea primary key,
    provider     text not null,
    browser_hash bytea not null,
    nonce        text not null,
    verifier     text not null,
    linking      uuid references person,
    return_path  text,
    expires_at   timestamptz not null
);
create index provider_attempt_expiry on provider_attempt (expires_at);

-- A person's account at a provider, for one organisation. Of what the provider calls the person only a hash is kept.
create table provider_account (
    id              uuid primary key,
    account_hash    bytea not null,
    provider        text not null,
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    level           text,
    intermediary    text,
    linked_at       timestamptz not null,
    last_used_at    timestamptz,
    unique (account_hash, organisation_id)
);
create index provider_account_of_person on provider_account (person_id);

-- Somebody whom a provider vouches for asks to work for an organisation; its administrators decide.
create table access_request (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    account_hash    bytea not null,
    provider        text not null,
    provider_name   text not null,
    level           text,
    intermediary    text,
    name            text not null,
    function        text not null,
    email           text not null,
    asked_at        timestamptz not null,
    state           text not null check (state in ('OPEN', 'ACCEPTED', 'REFUSED', 'LINKED')),
    decided_at      timestamptz,
    decided_by      uuid references person,
    version         integer not null default 0,
    check ((state = 'OPEN') = (decided_at is null))
);
create unique index access_request_open on access_request (account_hash, organisation_id) where state = 'OPEN';
create index access_request_of_organisation on access_request (organisation_id, asked_at);

grant select, insert, update, delete on provider_attempt, provider_account, access_request to ${appUser};
