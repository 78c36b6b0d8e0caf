-- Where two sign together for a side, each signs a statement of its own. The second names the first, and ends the defects.
alter table ratification
    add named_defects bytea,
    add first_id uuid unique references ratification,
    add constraint ratification_first_check check (first_id is null or named_defects is not null);
comment on column ratification.named_defects is 'hash of the ids of the defects that it names; only where two sign together';
comment on column ratification.first_id is 'what the first of two signed; empty for the first, and for who signs alone';

alter table notice drop constraint notice_kind_check;
alter table notice add constraint notice_kind_check check (kind in
    ('OFFERED', 'PARTLY_SIGNED', 'SIGNED', 'DECLINED', 'WITHDRAWN', 'LAPSED', 'WAITS', 'LAPSES_SOON', 'BLOCKED', 'HALF_RATIFIED', 'UNBLOCKED', 'REJECTED'));
