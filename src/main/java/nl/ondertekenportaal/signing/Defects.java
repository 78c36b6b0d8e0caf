package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.NotFound;

/** What was found to be wrong with the authority behind signatures: seen by both parties of the agreement, and by NVVK. */
@ApplicationScoped
@Transactional
public class Defects {

    @PersistenceContext
    EntityManager em;

    @Inject
    Agreements agreements;

    /** All of an agreement, those that ended included, the oldest first. */
    public List<Defect> of(Actor actor, AgreementId id) {
        agreements.get(actor, id);
        return em.createQuery("""
                        select d from Defect d left join fetch d.authority left join fetch d.ratification left join fetch d.rejection
                        where d.agreement.id = :id order by d.reportedAt, d.id""", Defect.class).setParameter("id", id.value()).getResultList();
    }

    /** @throws NotFound if there is none, or the actor may not see the agreement */
    public Defect get(Actor actor, UUID id) {
        Defect defect = em.find(Defect.class, id);
        if (defect == null) {
            // as of one of which the actor may not see the agreement
            throw new NotFound("agreement");
        }
        agreements.get(actor, defect.agreement().id());
        return defect;
    }
}
