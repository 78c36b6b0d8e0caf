-- The contents of a piece of evidence go once nothing rests on it any more: that there was one, and its hash, stay.
alter table evidence_file add removed_at timestamptz;

-- The first day on which its contents may be deleted; null while something rests on them: an authority that has not ended, the kept file of an agreement
-- that was signed, ratified or rejected on it, an application that waits or was admitted.
create function evidence_retention_ends(asked uuid) returns date language sql stable as $$
    with relied as (
        select case when not coalesce(v.confirmed, true) then (v.recorded_at at time zone 'Europe/Amsterdam')::date
                    else (select greatest(least(a.valid_to, a.decision_until, min(e.last_day)),
                                          -- an end that was recorded later counts from then: a slip of the year deletes nothing
                                          case when min(e.last_day) < coalesce(least(a.valid_to, a.decision_until), 'infinity')
                                               then max((e.recorded_at at time zone 'Europe/Amsterdam')::date) end)
                          from signing_authority_end e where e.authority_id = a.id) end as last
        from signing_authority a
        left join signing_authority_verdict v on v.authority_id = a.id
        where a.evidence_id = asked
        union all
        select case when a.state in ('REFUSED', 'UNCONFIRMED')
                    then (coalesce(a.decided_at, a.submitted_at) at time zone 'Europe/Amsterdam')::date end
        from evidence_file f
        join application a on a.id = f.application_id
        where f.id = asked)
    select (greatest(max(r.last), (f.uploaded_at at time zone 'Europe/Amsterdam')::date) + make_interval(years => p.years))::date
    from evidence_file f
    join retention_period p on p.what = 'UNSIGNED'
    cross join relied r
    where f.id = asked
      and not exists (select from signing_authority a
                      join signing_item i on a.id in (i.authority_id, i.given_id)
                      join document_revision d on d.agreement_id = i.agreement_id
                      where a.evidence_id = asked)
      and not exists (select from signing_authority a join ratification x on x.authority_id = a.id where a.evidence_id = asked)
      and not exists (select from signing_authority a join rejection x on x.authority_id = a.id where a.evidence_id = asked)
    group by f.uploaded_at, p.years
    having count(*) = count(r.last)
$$;

-- Instead of refusing everybody always: nobody, the owner neither, before its retention ended; and after that no other change.
create function refuse_early_removal() returns trigger language plpgsql as $$
declare
    asked uuid;
begin
    if tg_table_name = 'evidence_file' then
        asked := old.id;
        if (new.id, new.organisation_id, new.application_id, new.pages, new.size, new.sha256, new.uploaded_at, new.uploaded_by)
                is distinct from (old.id, old.organisation_id, old.application_id, old.pages, old.size, old.sha256, old.uploaded_at, old.uploaded_by) then
            raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
        end if;
    else
        asked := old.evidence_id;
    end if;
    if coalesce(evidence_retention_ends(asked) > (now() at time zone 'Europe/Amsterdam')::date, true) then
        raise exception 'the retention of evidence % has not ended: % refused', asked, tg_op using errcode = 'insufficient_privilege';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;

drop trigger evidence_file_is_append_only on evidence_file;
create trigger evidence_file_is_never_deleted before delete on evidence_file
    for each row execute function refuse_change();
create trigger evidence_file_is_emptied_after_retention before update on evidence_file
    for each row execute function refuse_early_removal();
drop trigger evidence_content_is_append_only on evidence_content;
create trigger evidence_content_is_never_updated before update on evidence_content
    for each row execute function refuse_change();
create trigger evidence_content_is_kept_until_retention_ends before delete on evidence_content
    for each row execute function refuse_early_removal();

create function delete_expired_evidence(asked uuid) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    -- the name may tell of whom it was
    update evidence_file set name = 'verwijderd.pdf', removed_at = now() where id = asked;
    delete from evidence_content where evidence_id = asked;
end $$;
