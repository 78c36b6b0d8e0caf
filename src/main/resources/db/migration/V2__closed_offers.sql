-- An offer can be declined, withdrawn, or lapse; the same two may then begin anew.
alter table agreement drop constraint agreement_stage_check;
alter table agreement
    add lapses_on date,
    add closed_at timestamptz,
    add closing_reason text,
    add constraint agreement_stage_check check (stage in
        ('DRAFT', 'PREPARING', 'OFFERED', 'PARTLY_SIGNED', 'SIGNED', 'DECLINED', 'WITHDRAWN', 'LAPSED')),
    add constraint agreement_closed_check check ((stage in ('DECLINED', 'WITHDRAWN', 'LAPSED')) = (closed_at is not null)),
    add constraint agreement_reason_check check ((stage in ('DECLINED', 'WITHDRAWN')) = (closing_reason is not null));
update agreement set lapses_on = (coalesce(offered_at, created_at) at time zone 'Europe/Amsterdam' + interval '3 months')::date;

drop index one_agreement_a_pair;
create unique index one_agreement_a_pair on agreement (municipality_id, partner_id) where closed_at is null;
create index agreement_to_lapse on agreement (lapses_on) where stage in ('PREPARING', 'OFFERED', 'PARTLY_SIGNED');
