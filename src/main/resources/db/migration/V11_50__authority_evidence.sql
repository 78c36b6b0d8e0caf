-- The decision itself, or the mandate, as a file beside what was recorded of it.
alter table signing_authority add evidence_id uuid references evidence_file;
