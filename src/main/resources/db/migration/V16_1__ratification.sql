-- A signed statement by which a side ratifies what was signed for it without sufficient authority. The hash of its text is what was authorised.
create table ratification (
    id                 uuid primary key,
    agreement_id       uuid not null references agreement,
    side               text not null check (side in ('MUNICIPALITY', 'PARTNER')),
    person_id          uuid not null references person,
    authority_id       uuid not null references signing_authority,
    signatory_name     text not null,
    signatory_function text not null,
    statement_hash     bytea not null,
    authorised         bytea not null,
    document           bytea not null,
    sha256             bytea not null,
    signed_at          timestamptz not null,
    created_at         timestamptz not null,
    -- what a passkey signed; empty if a code was given
    credential_id      bytea,
    public_key         bytea,
    nonce              bytea,
    authenticator_data bytea,
    client_data        bytea,
    signature          bytea,
    domain             text,
    origin             text,
    check (num_nulls(credential_id, public_key, nonce, authenticator_data, client_data, signature, domain, origin) in (0, 8))
);
alter table ratification alter column document set storage external;
comment on column ratification.authorised is 'the hashes of all statements that were authorised at once';
create index ratification_by_agreement on ratification (agreement_id, signed_at);

create trigger ratification_is_never_updated before update on ratification
    for each row execute function refuse_change();
create trigger ratification_is_kept_until_retention_ends before delete on ratification
    for each row execute function refuse_early_deletion();
create trigger ratification_is_never_emptied before truncate on ratification
    for each statement execute function refuse_change();
grant select, insert on ratification to ${appUser};

-- The other party regards what was signed without power as invalid, before it was ratified; after that a ratification has no effect.
create table rejection (
    id             uuid primary key,
    agreement_id   uuid not null references agreement,
    side           text not null check (side in ('MUNICIPALITY', 'PARTNER')),
    person_id      uuid not null references person,
    authority_id   uuid not null references signing_authority,
    signatory_name     text not null,
    signatory_function text not null,
    reason         text not null check (reason <> ''),
    salt           bytea not null,
    recorded_at    timestamptz not null,
    -- what a passkey signed; empty if a code was given
    credential_id      bytea,
    public_key         bytea,
    nonce              bytea,
    authenticator_data bytea,
    client_data        bytea,
    signature          bytea,
    domain             text,
    origin             text,
    check (num_nulls(credential_id, public_key, nonce, authenticator_data, client_data, signature, domain, origin) in (0, 8))
);
comment on column rejection.side is 'whose signature is rejected, by the other one';
create index rejection_by_agreement on rejection (agreement_id);
create trigger rejection_is_never_updated before update on rejection
    for each row execute function refuse_change();
create trigger rejection_is_kept_until_retention_ends before delete on rejection
    for each row execute function refuse_early_deletion();
create trigger rejection_is_never_emptied before truncate on rejection
    for each statement execute function refuse_change();
grant select, insert on rejection to ${appUser};

alter table defect
    add rejection_id uuid references rejection,
    add ratification_id uuid references ratification,
    add constraint defect_rejected_check check (rejection_id is null or ratification_id is null),
    add constraint defect_one_end_check check (withdrawn_at is null or ratification_id is null);
grant update (ratification_id, rejection_id) on defect to ${appUser};

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in
    ('OFFERED', 'PARTLY_SIGNED', 'SIGNED', 'DECLINED', 'WITHDRAWN', 'LAPSED', 'WAITS', 'LAPSES_SOON', 'BLOCKED', 'UNBLOCKED', 'REJECTED'));

create or replace function refuse_second_end() returns trigger language plpgsql as $$
begin
    if old.withdrawn_at is not null or old.ratification_id is not null or new.rejection_id is distinct from old.rejection_id and old.rejection_id is not null
            or (new.id, new.agreement_id, new.side, new.kind, new.explanation, new.reported_by,
            new.reporting_organisation, new.reported_at) is distinct from (old.id, old.agreement_id, old.side, old.kind, old.explanation,
            old.reported_by, old.reporting_organisation, old.reported_at) or new.authority_id is distinct from old.authority_id then
        raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- What was ratified last counts too, as what was signed last.
create or replace function retention_ends(asked uuid) returns date language sql stable as $$
    select (greatest(
                case when a.stage = 'SIGNED' then a.last_day + 1 else (a.closed_at at time zone 'Europe/Amsterdam')::date end,
                (select max(r.created_at at time zone 'Europe/Amsterdam')::date from document_revision r where r.agreement_id = a.id),
                (select max(r.created_at at time zone 'Europe/Amsterdam')::date from ratification r where r.agreement_id = a.id))
            + make_interval(years => p.years))::date
    from agreement a
    join retention_period p on p.what = case when a.municipality_signed_at is not null and a.partner_signed_at is not null
                                             then 'SIGNED' else 'UNSIGNED' end
    where a.id = asked
      and (a.stage = 'SIGNED' and a.last_day is not null or a.closed_at is not null)
$$;

create or replace function delete_expired_document(asked uuid) returns int
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    removed int;
begin
    if coalesce(retention_ends(asked) > (now() at time zone 'Europe/Amsterdam')::date, true) then
        raise exception 'the retention of agreement % has not ended', asked using errcode = 'insufficient_privilege';
    end if;
    delete from document_revision where agreement_id = asked;
    get diagnostics removed = row_count;
    update signing_item set signatory_name = null, signatory_function = null where agreement_id = asked;
    delete from defect where agreement_id = asked;
    delete from ratification where agreement_id = asked;
    delete from rejection where agreement_id = asked;
    return removed;
end $$;
