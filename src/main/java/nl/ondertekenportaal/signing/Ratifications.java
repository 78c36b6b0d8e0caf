package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.Sha256;

/** The signed statements of ratification: seen by both parties of the agreement, and by NVVK. */
@ApplicationScoped
@Transactional
public class Ratifications {

    @PersistenceContext
    EntityManager em;

    @Inject
    Agreements agreements;

    @Inject
    SoundAuthority sound;

    /** Of an agreement, the oldest first. */
    public List<Ratification> of(Actor actor, AgreementId id) {
        agreements.get(actor, id);
        return of(id);
    }

    private List<Ratification> of(AgreementId id) {
        return em.createQuery("""
                        select r from Ratification r join fetch r.authority
                        where r.agreementId = :id order by r.signedAt""", Ratification.class)
                .setParameter("id", id.value())
                .getResultList();
    }

    /**
     * What the first of two signed for a side, and waits for the second: two still sign together for who signed it, who stands for the side today;
     * it names exactly what is open now; and no defect was found since in the authority on which it was signed.
     */
    public Optional<Ratification> waiting(Agreement agreement, Side side, List<UUID> open) {
        List<Ratification> all = of(agreement.id());
        Set<UUID> completed =
                all.stream().flatMap(each -> each.first().stream()).collect(Collectors.toSet());
        return all.stream()
                .filter(each -> each.side() == side && each.isFirstFor(open) && !completed.contains(each.id()))
                .filter(each -> sound.isTogether(agreement, side, each.authority()))
                .reduce((earlier, later) -> later);
    }

    /** @throws NotFound if there is none, or the actor may not see the agreement */
    public Ratification get(Actor actor, UUID id) {
        Ratification ratification = em.find(Ratification.class, id);
        if (ratification == null) {
            // as of one of which the actor may not see the agreement
            throw new NotFound("agreement");
        }
        agreements.get(actor, ratification.agreement());
        return ratification;
    }

    /**
     * The signed file.
     *
     * @throws IllegalStateException if the stored bytes are not what was stored
     */
    public byte[] file(Actor actor, UUID id) {
        Ratification ratification = get(actor, id);
        byte[] document = ratification.document();
        if (!Sha256.of(document).equals(ratification.sha256())) {
            throw new IllegalStateException("TAMPERED: ratification " + id + " does not have its hash");
        }
        return document;
    }
}
