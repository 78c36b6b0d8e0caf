-- Where a signal partner has customers. Without a row: in the whole country.
create table service_area (
    organisation_id uuid primary key references organisation,
    nationwide      boolean not null,
    version         int not null
);
create table served_municipality (
    organisation_id uuid not null references service_area,
    cbs_code        text not null references municipality,
    first_day       date not null,
    last_day        date,
    primary key (organisation_id, cbs_code),
    check (last_day >= first_day)
);
create index served_municipality_by_code on served_municipality (cbs_code, organisation_id);

-- One person offers to any number of counterparties; the background works the list off.
create table offer_batch (
    id               uuid primary key,
    organisation_id  uuid not null references organisation,
    person_id        uuid not null references person,
    agreed_first_day date,
    contribution     text,
    created_at       timestamptz not null,
    finished_at      timestamptz,
    version          int not null
);
create index offer_batch_of_organisation on offer_batch (organisation_id, created_at);

create table offer_item (
    batch_id         uuid not null references offer_batch,
    counterparty_id  uuid not null references organisation,
    position         int not null,
    agreement_id     uuid references agreement,
    reason           text,
    reason_arguments text not null,
    primary key (batch_id, counterparty_id),
    check (agreement_id is null or reason is null)
);
-- an agreement is offered once
create unique index offer_item_of_agreement on offer_item (agreement_id) where agreement_id is not null;

grant select, insert, update, delete on service_area, served_municipality to ${appUser};
-- what was asked and what came of it is kept
grant select, insert, update on offer_batch, offer_item to ${appUser};
