-- Mergers, splits and the like, entered ahead. A withdrawal is a fact of its own; nothing here is ever changed.
create table reorganisation (
    id          uuid primary key,
    kind        text not null check (kind in
        ('MUNICIPAL_MERGER', 'MUNICIPAL_SPLIT', 'BORDER_CHANGE', 'LEGAL_MERGER', 'PARTNER_RENAME', 'CONTRACT_TAKEOVER')),
    day         date not null,
    legal_basis text not null,
    reference   text not null,
    recorded_at timestamptz not null,
    recorded_by uuid references person
);

-- A municipality by its code in the register, whether it takes part or not; a partner as the legal entity that takes part.
create table reorganisation_party (
    reorganisation_id uuid not null references reorganisation,
    side              text not null check (side in ('FROM', 'TO')),
    party             text not null,
    name              text not null,
    primary key (reorganisation_id, side, party)
);

create table reorganisation_withdrawal (
    reorganisation_id uuid primary key references reorganisation,
    reason            text not null,
    recorded_at       timestamptz not null,
    recorded_by       uuid not null references person
);

create trigger reorganisation_is_append_only before update or delete on reorganisation
    for each row execute function refuse_change();
create trigger reorganisation_is_never_emptied before truncate on reorganisation
    for each statement execute function refuse_change();
create trigger reorganisation_party_is_append_only before update or delete on reorganisation_party
    for each row execute function refuse_change();
create trigger reorganisation_party_is_never_emptied before truncate on reorganisation_party
    for each statement execute function refuse_change();
create trigger reorganisation_withdrawal_is_append_only before update or delete on reorganisation_withdrawal
    for each row execute function refuse_change();
create trigger reorganisation_withdrawal_is_never_emptied before truncate on reorganisation_withdrawal
    for each statement execute function refuse_change();

-- The first day on which it does not exist any more: follows from the reorganisations that were not withdrawn.
alter table organisation add ends_on date;

grant select, insert on reorganisation, reorganisation_party, reorganisation_withdrawal to ${appUser};
