-- Lists over all organisations start at one end of an index instead of sorting a hundred thousand rows.
create index agreement_by_creation on agreement (created_at, id);
create index agreement_by_first_day on agreement (first_day, id);
create index agreement_by_lapse on agreement (lapses_on, id);
create index organisation_by_name_alone on organisation (name);
create index agreement_by_supply on agreement_sector (sector, platform, agreement_id);
