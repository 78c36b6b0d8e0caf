package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.Ground;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.SigningAuthorities;
import nl.ondertekenportaal.organisation.SigningAuthority;
import nl.ondertekenportaal.organisation.SigningRules;
import nl.ondertekenportaal.organisation.ValidAuthorities;

/** On what somebody may ratify or reject what was signed: for the own organisation, and not on an authority that is defective itself. */
@ApplicationScoped
@Transactional
class SoundAuthority {

    @PersistenceContext
    EntityManager em;

    @Inject
    SigningAuthorities authorities;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Agreements agreements;

    @Inject
    SigningRules rules;

    @Inject
    LegalCalendar calendar;

    /**
     * Everything on which the actor may do so on this legal day.
     *
     * @throws RuleBroken {@code ratification.agent} for who acts in the name of a principal, {@code ratification.defective} if all that there
     *     is is defective itself, cured for one agreement or not; {@code signing.recovered}, {@code signing.noAuthority}
     */
    public ValidAuthorities of(Actor actor, LocalDate day) {
        actor.require(Role.SIGNATORY);
        if (actor.isAgent()) {
            throw new RuleBroken("ratification.agent");
        }
        people.get(actor.ownPerson()).refuseSigningUnconfirmed();
        ValidAuthorities valid = authorities.require(actor, day);
        Set<UUID> defective =
                defective(valid.all().stream().map(ground -> ground.own().id()).toList());
        ValidAuthorities sound = new ValidAuthorities(valid.all().stream()
                .filter(ground -> !defective.contains(ground.own().id()))
                .toList());
        if (sound.isEmpty()) {
            throw new RuleBroken("ratification.defective");
        }
        return sound;
    }

    /**
     * On what the actor does so for an agreement, alone or with somebody else.
     *
     * @param people how many do so together, as {@link #people} says
     *
     * @throws RuleBroken {@code signing.outsideScope}, {@code signing.jointAlone}; as {@link #of}
     */
    public SigningAuthority require(Actor actor, Agreement agreement, int people, LocalDate day) {
        return of(actor, day)
                .require(agreement.platformBySector().keySet(), people)
                .own();
    }

    /**
     * How many do so together on this legal day for this side: as many as this organisation would sign a new agreement with, without its agents and
     * what is defective, and as many as signed this one for it.
     *
     * @param acting the party, or its successor
     */
    public int people(Agreement agreement, Side side, Organisation acting, LocalDate day) {
        boolean signed = agreement.party(side).id().equals(acting.id());
        return Math.max(
                signed ? agreement.signaturesNeeded(side) : 1,
                rules.signaturesFor(acting, agreement.platformBySector().keySet(), day, this::counts));
    }

    /**
     * Whether what the first of two gave on this authority still waits for a second: it is of an organisation that stands for the side today and
     * signs with two, and no defect was found in it.
     */
    public boolean isTogether(Agreement agreement, Side side, SigningAuthority first) {
        Organisation giving = organisations.get(first.organisation());
        LocalDate today = calendar.today();
        return !giving.isEndedOn(today)
                && agreements.actingSide(agreement, giving.id()).equals(Optional.of(side))
                && people(agreement, side, giving, today) > 1
                && defective(Set.of(first.id())).isEmpty();
    }

    private boolean counts(Ground ground) {
        return ground.agent().isEmpty() && defective(Set.of(ground.own().id())).isEmpty();
    }

    private Set<UUID> defective(Collection<UUID> asked) {
        return new HashSet<>(
                em.createQuery("""
                        select distinct d.authority.id from Defect d
                        where d.withdrawnAt is null and d.authority.id in :asked""", UUID.class).setParameter("asked", asked).getResultList());
    }
}
