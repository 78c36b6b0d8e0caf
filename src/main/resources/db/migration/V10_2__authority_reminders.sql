-- That the end of an authority was brought to mind, so that no day and no node does so twice.
create table authority_reminder (
    authority_id uuid not null references signing_authority,
    days_before  int not null check (days_before in (7, 30)),
    on_day       date not null,
    primary key (authority_id, days_before)
);
grant select, insert on authority_reminder to ${appUser};
