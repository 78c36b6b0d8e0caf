-- How far the legal time of a demonstration is ahead of the real time; the furthest counts. Empty in production.
create table demo_clock (
    id            bigint generated always as identity primary key,
    moved_at      timestamptz not null,
    ahead_seconds bigint not null check (ahead_seconds > 0)
);

create trigger demo_clock_is_append_only before update or delete on demo_clock
    for each row execute function refuse_change();
create trigger demo_clock_is_never_emptied before truncate on demo_clock
    for each statement execute function refuse_change();

grant select, insert on demo_clock to ${appUser};
