-- An executing organisation or a delivery agent acts in the name of a principal, by what that gave it. An authority is held by a person of the
-- organisation itself, or by an agent.
alter table signing_authority
    alter person_id drop not null,
    add agent_id uuid references organisation,
    add constraint signing_authority_has_one_holder check ((person_id is null) <> (agent_id is null)),
    add constraint signing_authority_agent_is_another check (agent_id <> organisation_id),
    drop constraint signing_authority_kind_check,
    add constraint signing_authority_kind_check check
        (kind in ('MAYOR', 'CHAIR', 'BOARD_MEMBER', 'MANDATE', 'POWER_OF_ATTORNEY', 'PREPARATION')),
    add constraint signing_authority_kind_of_agent check
        (case when agent_id is null then kind <> 'PREPARATION' else kind in ('MANDATE', 'POWER_OF_ATTORNEY', 'PREPARATION') end);
create index signing_authority_by_agent on signing_authority (agent_id, organisation_id) where agent_id is not null;

-- Empty for who acts for the own organisation.
alter table login_session add agent_id uuid references organisation check (agent_id <> organisation_id);
alter table signing_session add agent_id uuid references organisation check (agent_id <> organisation_id);
alter table offer_batch add agent_id uuid references organisation check (agent_id <> organisation_id);

-- What the principal gave the agent, beside what the agent gave the person who signed.
alter table signing_item
    add given_id uuid references signing_authority,
    add constraint signing_item_given_to_somebody check (given_id is null or authority_id is not null);

-- Who works for an organisation on a day: its own people, and those of the agents that it lets act, the signatories among them if they may sign.
create function works_for(day date) returns table (person_id uuid, organisation_id uuid, role text) language sql stable as $$
    select m.person_id, m.organisation_id, m.role from membership m
    union all
    select m.person_id, a.organisation_id, m.role
    from signing_authority a
    join signing_authority_verdict v on v.authority_id = a.id and v.confirmed
    join organisation agent on agent.id = a.agent_id and agent.suspended_at is null and (agent.ends_on is null or agent.ends_on > day)
    join membership m on m.organisation_id = a.agent_id
    where a.valid_from <= day and (a.valid_to is null or a.valid_to >= day) and (a.decision_until is null or a.decision_until >= day)
      and not exists (select from signing_authority_end e where e.authority_id = a.id and e.last_day < day)
      and (a.kind <> 'PREPARATION' or m.role <> 'SIGNATORY')
$$;
