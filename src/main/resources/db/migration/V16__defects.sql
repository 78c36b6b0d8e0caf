-- Defects in the authority on which an agreement was signed. While one is open, the agreement is blocked and the matrix shows none of its rows.
alter table agreement add open_defects int not null default 0 check (open_defects >= 0);
create index agreement_blocked on agreement (id) where open_defects > 0;

create table defect (
    id                     uuid primary key,
    agreement_id           uuid not null references agreement,
    side                   text not null check (side in ('MUNICIPALITY', 'PARTNER')),
    kind                   text not null check (kind in
        ('NEVER_GRANTED', 'ENDED_BEFORE', 'OUTSIDE_SCOPE', 'DECISION_ANNULLED', 'SECOND_MISSING', 'OTHER')),
    authority_id           uuid references signing_authority,
    explanation            text not null check (explanation <> ''),
    salt                   bytea not null,
    reported_by            uuid not null references person,
    reporting_organisation uuid not null references organisation,
    reported_at            timestamptz not null,
    withdrawn_by           uuid references person,
    withdrawn_at           timestamptz,
    withdrawal_reason      text,
    version                int not null,
    check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawal_reason is null))
);
comment on column defect.salt is 'of the hash of the words that the log holds; goes with them';
comment on column defect.authority_id is 'empty if the defect is in the signature as such';
create index defect_by_agreement on defect (agreement_id, reported_at);
create index defect_by_authority on defect (authority_id) where authority_id is not null;

-- What was found is never changed, and its end is written once.
create function refuse_second_end() returns trigger language plpgsql as $$
begin
    if old.withdrawn_at is not null or (new.id, new.agreement_id, new.side, new.kind, new.explanation, new.reported_by,
            new.reporting_organisation, new.reported_at) is distinct from (old.id, old.agreement_id, old.side, old.kind, old.explanation,
            old.reported_by, old.reporting_organisation, old.reported_at) or new.authority_id is distinct from old.authority_id then
        raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger defect_ends_once before update on defect
    for each row execute function refuse_second_end();
create trigger defect_is_kept_until_retention_ends before delete on defect
    for each row execute function refuse_early_deletion();
create trigger defect_is_never_emptied before truncate on defect
    for each statement execute function refuse_change();

grant select, insert, update (withdrawn_by, withdrawn_at, withdrawal_reason, version) on defect to ${appUser};

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in
    ('OFFERED', 'PARTLY_SIGNED', 'SIGNED', 'DECLINED', 'WITHDRAWN', 'LAPSED', 'WAITS', 'LAPSES_SOON', 'BLOCKED', 'UNBLOCKED'));

-- What was found may name people, and goes with the file that it is about.
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
    return removed;
end $$;
