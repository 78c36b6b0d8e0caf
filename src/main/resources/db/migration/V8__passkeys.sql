-- A key that a person's device or password store holds; the portal has the public half.
create table passkey (
    id            uuid primary key,
    person_id     uuid not null references person,
    credential_id bytea not null unique,
    public_key    bytea not null,
    sign_count    bigint not null,
    name          text not null,
    created_at    timestamptz not null,
    last_used_at  timestamptz
);
create index passkey_of_person on passkey (person_id, created_at);

-- What a browser was asked to have signed: once, and soon. The challenge is the hash of the nonce, the person and what is authorised.
create table passkey_challenge (
    challenge  bytea primary key,
    kind       text not null check (kind in ('LOGIN', 'REGISTER', 'STEP_UP')),
    person_id  uuid references person,
    what       text not null,
    content    bytea not null,
    nonce      bytea not null,
    expires_at timestamptz not null,
    check ((kind = 'LOGIN') = (person_id is null))
);
create index passkey_challenge_by_expiry on passkey_challenge (expires_at);

-- With what a list was authorised. What a passkey signed is kept with all that is needed to verify it again. Empty for what was
-- authorised before.
create table signing_authorisation (
    session_id         uuid primary key references signing_session,
    authorised_at      timestamptz not null,
    method             text not null check (method in ('CODE', 'PASSKEY')),
    credential_id      bytea,
    public_key         bytea,
    nonce              bytea,
    authenticator_data bytea,
    client_data        bytea,
    signature          bytea,
    domain             text,
    origin             text,
    check (num_nulls(credential_id, public_key, nonce, authenticator_data, client_data, signature, domain, origin)
        = case method when 'PASSKEY' then 0 else 8 end)
);
create trigger signing_authorisation_is_append_only before update or delete on signing_authorisation
    for each row execute function refuse_change();
create trigger signing_authorisation_is_never_emptied before truncate on signing_authorisation
    for each statement execute function refuse_change();

-- When the owner was told that wrong tries have to wait.
alter table credential
    add password_told_at timestamptz,
    add code_told_at timestamptz;

grant select, insert, update, delete on passkey, passkey_challenge to ${appUser};
grant select, insert on signing_authorisation to ${appUser};
