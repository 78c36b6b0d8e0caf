-- What a party regards as invalid for want of power has no effect (Dutch Civil Code, article 3:69(3)), so that it keeps the two from no other agreement.
alter table agreement add rejected_at timestamptz;

update agreement a set rejected_at = r.since
from (select d.agreement_id, min(x.recorded_at) as since
      from defect d join rejection x on x.id = d.rejection_id
      where d.withdrawn_at is null and d.ratification_id is null
      group by d.agreement_id) r
where r.agreement_id = a.id;

-- the matrix leaves it out as what is blocked
alter table agreement
    add constraint agreement_rejected_check check (rejected_at is null or stage <> 'SIGNED' or open_defects > 0);

drop index one_agreement_a_pair;
create unique index one_agreement_a_pair on agreement (municipality_id, partner_id) where closed_at is null and rejected_at is null;
