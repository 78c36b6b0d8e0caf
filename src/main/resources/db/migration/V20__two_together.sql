-- Where two sign together for a side, each gives a statement of its own. The second names the first, and has the effect.
alter table ratification
    add named_defects bytea,
    add first_id uuid unique references ratification,
    add constraint ratification_first_check check (first_id is null or named_defects is not null);
comment on column ratification.named_defects is 'hash of the ids of the defects that it names; only where two sign together';
comment on column ratification.first_id is 'what the first of two signed; empty for the first, and for who signs alone';

alter table rejection
    add named_defects bytea,
    add first_id uuid unique references rejection,
    add constraint rejection_first_check check (first_id is null or named_defects is not null);
comment on column rejection.named_defects is 'hash of the ids of the defects for which it rejects; only where two sign together';
comment on column rejection.first_id is 'what the first of two gave; empty for the first, and for who rejects alone';

-- The two are two people of one organisation, about one side of one agreement; what is ratified is what the statements say, so they name the same.
create function refuse_wrong_first() returns trigger language plpgsql as $$
declare
    right_one boolean;
begin
    execute format('select exists (select from %I f
        join signing_authority one on one.id = f.authority_id
        join signing_authority other on other.id = $1.authority_id and other.organisation_id = one.organisation_id
        where f.id = $1.first_id and f.first_id is null and f.agreement_id = $1.agreement_id and f.side = $1.side
          and f.person_id <> $1.person_id and (f.named_defects = $1.named_defects or $2 = ''rejection''))', tg_table_name)
        into right_one using new, tg_table_name;
    if new.first_id is not null and not right_one then
        raise exception '% % does not fit what it completes', tg_table_name, new.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger ratification_completes_its_first before insert on ratification
    for each row execute function refuse_wrong_first();
create trigger rejection_completes_its_first before insert on rejection
    for each row execute function refuse_wrong_first();

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in
    ('OFFERED', 'PARTLY_SIGNED', 'SIGNED', 'DECLINED', 'WITHDRAWN', 'LAPSED', 'WAITS', 'LAPSES_SOON', 'BLOCKED', 'HALF_RATIFIED', 'UNBLOCKED',
     'HALF_REJECTED', 'REJECTED'));
