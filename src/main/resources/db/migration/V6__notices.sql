-- Who is to be told what. A row is written in the transaction of what happened; it waits until a digest takes it along.
create table notice (
    id              uuid primary key default gen_random_uuid(),
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    agreement_id    uuid not null references agreement,
    kind            text not null check (kind in
        ('OFFERED', 'PARTLY_SIGNED', 'SIGNED', 'DECLINED', 'WITHDRAWN', 'LAPSED', 'WAITS', 'LAPSES_SOON')),
    created_at      timestamptz not null,
    digest_id       uuid,
    mailed_at       timestamptz,
    check ((digest_id is null) = (mailed_at is null))
);
create index notice_waiting on notice (person_id, created_at) where digest_id is null;
create index notice_by_digest on notice (digest_id) where digest_id is not null;

-- On which day a side was reminded of an agreement, so that no day and no node reminds it twice.
create table reminder (
    agreement_id uuid not null references agreement,
    side         text not null check (side in ('MUNICIPALITY', 'PARTNER')),
    kind         text not null check (kind in ('WAITS', 'LAPSES_SOON')),
    on_day       date not null,
    primary key (agreement_id, side, kind, on_day)
);
create index agreement_that_waits on agreement (issued_at) where stage in ('OFFERED', 'PARTLY_SIGNED');

-- Who signed is told when it is declined all the same; and the page of an agreement names them.
create index if not exists signing_item_by_agreement on signing_item (agreement_id);

-- Why the mail server did not take a mail, for who does not read its own words.
alter table outbox_mail
    add trouble text check (trouble in
        ('UNREACHABLE', 'TOO_SLOW', 'NO_ENCRYPTION', 'LOGIN', 'SENDER', 'REFUSED_NOW', 'REFUSED', 'OTHER'));
create index outbox_mail_newest on outbox_mail (created_at desc, id desc);
create index outbox_mail_newest_of_state on outbox_mail (state, created_at desc, id desc);

-- The queue of NVVK: an application waits from the moment that its address was confirmed.
create index application_since on application (state, coalesce(confirmed_at, submitted_at), id);

grant select, insert, update on notice to ${appUser};
grant select, insert on reminder to ${appUser};
