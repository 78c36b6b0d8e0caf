-- Who signed, as the certificate in the signed file names the person: kept with the signature, whatever becomes of the account.
alter table signing_item
    add signatory_name text,
    add signatory_function text;
update signing_item i set signatory_name = p.name, signatory_function = p.function
from signing_session s join person p on p.id = s.person_id
where s.id = i.session_id and i.signed_hash is not null;

-- An account that was erased: nobody logs in with it, and it holds no name any more. One without any organisation is erased later.
alter table person
    add erased_at timestamptz,
    add without_organisation_since timestamptz,
    add constraint person_erased_check check (erased_at is null or disabled_at is not null);

-- What the daily job removed: numbers only.
create table retention_run (
    id      uuid primary key default gen_random_uuid(),
    ran_at  timestamptz not null,
    what    text not null,
    removed bigint not null
);
create index retention_run_newest on retention_run (ran_at desc, what);

-- For how many years a signed file, or one that was never signed by all, is kept after its end. The owner sets it at every start.
create table retention_period (
    what  text primary key check (what in ('SIGNED', 'UNSIGNED')),
    years int not null check (years between 1 and 100)
);
insert into retention_period values ('SIGNED', 7), ('UNSIGNED', 1);

-- The first day on which the file of an agreement may be deleted; null while it has not ended. The end alone does not decide: the
-- user of the portal can change it. What was stored last cannot be changed, and nothing is deleted within the period after that.
create function retention_ends(asked uuid) returns date language sql stable as $$
    select (greatest(
                case when a.stage = 'SIGNED' then a.last_day + 1 else (a.closed_at at time zone 'Europe/Amsterdam')::date end,
                (select max(r.created_at at time zone 'Europe/Amsterdam')::date from document_revision r where r.agreement_id = a.id))
            + make_interval(years => p.years))::date
    from agreement a
    join retention_period p on p.what = case when a.municipality_signed_at is not null and a.partner_signed_at is not null
                                             then 'SIGNED' else 'UNSIGNED' end
    where a.id = asked
      and (a.stage = 'SIGNED' and a.last_day is not null or a.closed_at is not null)
$$;

-- Instead of refusing everybody always: nobody, the owner neither, before the retention of the agreement ended.
create function refuse_early_deletion() returns trigger language plpgsql as $$
begin
    if coalesce(retention_ends(old.agreement_id) > (now() at time zone 'Europe/Amsterdam')::date, true) then
        raise exception 'the retention of agreement % has not ended: % refused', old.agreement_id, tg_op
            using errcode = 'insufficient_privilege';
    end if;
    return old;
end $$;
drop trigger document_revision_is_never_deleted on document_revision;
create trigger document_revision_is_kept_until_retention_ends before delete on document_revision
    for each row execute function refuse_early_deletion();

-- The only way for the portal, which may not delete. Signatories are forgotten with the file that names them.
create function delete_expired_document(asked uuid) returns int
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
    return removed;
end $$;
revoke all on function delete_expired_document(uuid) from public;
grant execute on function delete_expired_document(uuid) to ${appUser};

grant delete on notice to ${appUser};
grant select, insert on retention_run to ${appUser};
grant select on retention_period to ${appUser};
