-- More kinds of organisation apply and are admitted.
alter table organisation drop constraint organisation_kind_check;
alter table organisation add constraint organisation_kind_check check (kind in
    ('MUNICIPALITY', 'SIGNAL_PARTNER', 'EXECUTING_ORGANISATION', 'DELIVERY_AGENT', 'UMBRELLA', 'EXCHANGE_PLATFORM', 'NVVK'));
alter table application drop constraint application_kind_check;
alter table application add constraint application_kind_check check (kind in
    ('MUNICIPALITY', 'SIGNAL_PARTNER', 'EXECUTING_ORGANISATION', 'DELIVERY_AGENT', 'UMBRELLA', 'EXCHANGE_PLATFORM'));

-- A PDF that proves something: an extract from the trade register, a mandate, a decision. Checked before it is kept, never changed.
create table evidence_file (
    id              uuid primary key,
    organisation_id uuid references organisation,
    application_id  uuid references application,
    name            text not null,
    pages           int not null,
    size            int not null,
    sha256          bytea not null,
    uploaded_at     timestamptz not null,
    uploaded_by     uuid references person,
    check ((organisation_id is null) <> (application_id is null))
);
create index evidence_file_of_organisation on evidence_file (organisation_id, uploaded_at);
create index evidence_file_of_application on evidence_file (application_id, uploaded_at);

-- Apart, so that a list does not read the files.
create table evidence_content (
    evidence_id uuid primary key references evidence_file,
    content     bytea not null
);
alter table evidence_content alter column content set storage external;

create trigger evidence_file_is_append_only before update or delete on evidence_file
    for each row execute function refuse_change();
create trigger evidence_file_is_never_emptied before truncate on evidence_file
    for each statement execute function refuse_change();
create trigger evidence_content_is_append_only before update or delete on evidence_content
    for each row execute function refuse_change();
create trigger evidence_content_is_never_emptied before truncate on evidence_content
    for each statement execute function refuse_change();

grant select, insert on evidence_file, evidence_content to ${appUser};
