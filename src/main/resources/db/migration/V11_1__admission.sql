-- What is typed is kept while it is typed. Nobody finds it by its id: only by a link in a mail, or in the same browser window.
create table application_draft (
    id         uuid primary key,
    kind       text not null,
    saved_at   timestamptz not null,
    expires_at timestamptz not null,
    version    int not null
);
create index application_draft_to_forget on application_draft (expires_at);
create table application_answer (
    draft_id uuid not null references application_draft on delete cascade,
    field    text not null,
    answer   text not null,
    primary key (draft_id, field)
);

-- An application states more, and goes back and forth.
alter table application drop constraint application_state_check;
alter table application add constraint application_state_check check (state in
    ('UNCONFIRMED', 'WAITING', 'ASKED', 'ADMITTED', 'REFUSED'));
alter table application
    add draft_id uuid,
    add party text check (party in ('COLLEGE', 'DELEGATED', 'MANDATED')),
    add party_name text,
    add group_name text,
    add foreign_number text,
    add foreign_country text,
    add natural_person boolean not null default false,
    add nationwide boolean not null default true,
    add proposed_by uuid,
    add proposed_at timestamptz,
    add constraint application_party_named_check check ((party is null or party = 'COLLEGE') = (party_name is null)),
    add constraint application_foreign_both_check check ((foreign_number is null) = (foreign_country is null));

-- Labels, UZOVI codes, supported platforms, and for whom it acts: municipalities by code, partners by name.
create table application_detail (
    application_id uuid not null references application,
    kind           text not null check (kind in ('LABEL', 'UZOVI', 'PLATFORM', 'MUNICIPALITY', 'PARTNER')),
    value          text not null,
    primary key (application_id, kind, value)
);
create table application_area (
    application_id uuid not null references application,
    cbs_code       text not null references municipality,
    first_day      date not null,
    last_day       date,
    primary key (application_id, cbs_code),
    check (last_day >= first_day)
);

create table application_question (
    id             uuid primary key,
    application_id uuid not null references application,
    question       text not null,
    asked_at       timestamptz not null,
    asked_by       uuid not null,
    answer         text,
    answered_at    timestamptz,
    check ((answer is null) = (answered_at is null))
);
create index application_question_of on application_question (application_id, asked_at);

-- What was stated at admission stays with the organisation.
alter table organisation
    add party text check (party in ('COLLEGE', 'DELEGATED', 'MANDATED')),
    add party_name text,
    add group_name text,
    add foreign_number text,
    add foreign_country text,
    add natural_person boolean not null default false;
create table organisation_detail (
    organisation_id uuid not null references organisation,
    kind            text not null check (kind in ('LABEL', 'UZOVI', 'MUNICIPALITY', 'PARTNER')),
    value           text not null,
    primary key (organisation_id, kind, value)
);
create unique index one_organisation_a_foreign_number on organisation (foreign_country, foreign_number) where foreign_number is not null;

-- What an umbrella says of a membership, of an application or an organisation. The latest word counts; nothing here is ever changed.
create table umbrella_word (
    id          uuid primary key,
    umbrella    text not null references umbrella,
    subject     uuid not null,
    kind        text not null check (kind in ('CONFIRMED', 'DENIED', 'LEFT')),
    on_day      date not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null
);
create index umbrella_word_about on umbrella_word (subject, umbrella, recorded_at);
create index umbrella_word_left on umbrella_word (recorded_at) where kind = 'LEFT';
create trigger umbrella_word_is_append_only before update or delete on umbrella_word
    for each row execute function refuse_change();
create trigger umbrella_word_is_never_emptied before truncate on umbrella_word
    for each statement execute function refuse_change();

-- Suspensions, withdrawals and how they were lifted. Nothing here is ever changed; whether it holds now stands with the organisation.
create table admission_measure (
    id              uuid primary key,
    organisation_id uuid not null references organisation,
    kind            text not null check (kind in ('SUSPENDED', 'WITHDRAWN', 'LIFT_PROPOSED', 'LIFT_REJECTED', 'LIFTED')),
    ground          text check (ground in ('FRAUD', 'BANKRUPTCY', 'LOST_LICENCE', 'OTHER')),
    reason          text not null,
    recorded_at     timestamptz not null,
    recorded_by     uuid not null,
    check ((kind in ('SUSPENDED', 'WITHDRAWN')) = (ground is not null))
);
create index admission_measure_of on admission_measure (organisation_id, recorded_at);
create trigger admission_measure_is_append_only before update or delete on admission_measure
    for each row execute function refuse_change();
create trigger admission_measure_is_never_emptied before truncate on admission_measure
    for each statement execute function refuse_change();

grant select, insert, update, delete on application_draft, application_answer, application_detail, application_area,
    application_question, organisation_detail to ${appUser};
grant select, insert on umbrella_word, admission_measure to ${appUser};
