-- Nobody deletes a document, the owner neither. When retention periods end, the function for that opens this door itself.
create trigger document_revision_is_never_deleted before delete on document_revision
    for each row execute function refuse_change();
