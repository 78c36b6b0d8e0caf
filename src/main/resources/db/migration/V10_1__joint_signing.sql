-- How many people must sign together for an organisation: its rule for what is offered from now on, and for each agreement what it was then.
alter table organisation add signatures_needed int not null default 1 check (signatures_needed in (1, 2));
alter table agreement
    add municipality_signatures int not null default 1 check (municipality_signatures in (1, 2)),
    add municipality_first_by uuid references person,
    add municipality_first_at timestamptz,
    add partner_signatures int not null default 1 check (partner_signatures in (1, 2)),
    add partner_first_by uuid references person,
    add partner_first_at timestamptz,
    add constraint agreement_first_check check (
        (municipality_first_by is null) = (municipality_first_at is null)
        and (partner_first_by is null) = (partner_first_at is null)
        and (municipality_first_by is null or municipality_signatures = 2)
        and (partner_first_by is null or partner_signatures = 2)),
    add constraint agreement_second_check check (
        (municipality_signatures = 1 or municipality_signed_at is null or municipality_first_by is not null)
        and (partner_signatures = 1 or partner_signed_at is null or partner_first_by is not null));
