-- Whether a provider alone proved who logged in: for one organisation, so that it opens no other.
alter table login_session add one_organisation boolean not null default false;

-- An account at a provider is linked by its owner only, who has set up an account here.
delete from provider_account where person_id in (select id from person where activated_at is null);
