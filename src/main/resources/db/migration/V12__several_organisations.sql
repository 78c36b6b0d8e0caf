-- A person may work for several organisations. Roles that do not hold stand apart from those that do, so that whoever asks for
-- memberships is never told of one that was only offered, or was taken away for a while.
create table resting_membership (
    id              uuid primary key,
    person_id       uuid not null references person,
    organisation_id uuid not null references organisation,
    roles           text not null check (roles <> ''),
    name            text not null,
    function        text not null,
    accepted        boolean not null,
    deactivated     boolean not null,
    invited_at      timestamptz not null,
    version         int not null,
    unique (person_id, organisation_id),
    check (deactivated or not accepted)
);
create index resting_membership_by_organisation on resting_membership (organisation_id);

-- Until now a person who was deactivated kept the roles, and was kept out as a whole.
insert into resting_membership
select gen_random_uuid(), p.id, m.organisation_id, string_agg(m.role, ' ' order by m.role), p.name, p.function, true, true,
       coalesce(p.invited_at, p.created_at), 1
from person p join membership m on m.person_id = p.id
where p.disabled_at is not null
group by p.id, m.organisation_id;
delete from membership where person_id in (select id from person where disabled_at is not null);
update person set disabled_at = null;

-- Who switches to another organisation goes on with a login of its own.
alter table login_session drop constraint login_session_ending_check;
alter table login_session add constraint login_session_ending_check check (ending in
    ('LOGGED_OUT', 'TIMED_OUT', 'ENDED_ELSEWHERE', 'PASSWORD_CHANGED', 'RECOVERED', 'SUSPENDED', 'NO_ACCESS', 'SWITCHED'));

grant select, insert, update, delete on resting_membership to ${appUser};
