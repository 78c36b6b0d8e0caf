-- All numbers that the provider told. Of a proof from before they are not known, so it lets nobody in at once.
alter table identifier_proof
    add kvk  text,
    add rsin text,
    add oin  text;
