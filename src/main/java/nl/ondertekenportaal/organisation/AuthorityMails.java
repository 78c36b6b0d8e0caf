package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;

/** Who is told that an authority waits for confirmation, and what became of it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class AuthorityMails {

    /** Administrators who can log in, whose account is not in doubt, and who neither recorded it nor are to act with it, also not for an agent. */
    private static final String OTHERS = """
            from SigningAuthority a, Membership m, Person p
            where a.id in :ids and m.organisationId = a.organisationId and m.role = :administrator
              and p.id = m.personId and p.id <> a.recordedBy
              and not exists (select h from SigningAuthority h where h = a and h.person.id = p.id)
              and not exists (select o from Membership o, SigningAuthority g
                              where g = a and o.organisationId = g.agent.id and o.personId = p.id)
              and p.disabledAt is null and p.activatedAt is not null and p.recoveredAt is null""";

    @PersistenceContext
    EntityManager em;

    @Inject
    Outbox outbox;

    @Inject
    Organisations organisations;

    @Inject
    People people;

    @Inject
    PublicAddress address;

    /** The other administrators; NVVK if there are none. */
    public void askToConfirm(SigningAuthority authority) {
        em.flush();
        List<String> others = em.createQuery("select distinct p.email " + OTHERS, String.class)
                .setParameter("ids", List.of(authority.id()))
                .setParameter("administrator", Role.ADMINISTRATOR)
                .getResultList();
        Stream<MailAddress> told = others.isEmpty()
                ? organisations.ofNvvk().map(nvvk -> nvvk.profile().contacts().policy()).stream()
                : others.stream().map(MailAddress::new);
        told.forEach(each -> mail(each, "confirm", page(authority), authority));
    }

    /** Which of these somebody of the organisation itself can confirm. */
    public Set<UUID> confirmedWithin(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return em.createQuery("select distinct a.id " + OTHERS, UUID.class)
                .setParameter("ids", ids)
                .setParameter("administrator", Role.ADMINISTRATOR)
                .getResultStream()
                .collect(Collectors.toSet());
    }

    /** Who may sign from now on, and who recorded it. */
    public void tellConfirmed(SigningAuthority authority) {
        tell("confirmed", authority);
    }

    /** The reason stands in the portal: it is somebody's own words. */
    public void tellRefused(SigningAuthority authority) {
        tell("refused", authority);
    }

    private void tell(String what, SigningAuthority authority) {
        String recorded = people.get(authority.recordedBy()).email();
        mail(new MailAddress(recorded), what, page(authority), authority);
        // an agent sees what it was given in a list of its own
        URI link = authority.agent().isPresent() ? address.of("/organisation/authorities") : page(authority);
        holders(authority).stream()
                .filter(holder -> !holder.equals(recorded))
                .forEach(holder -> mail(new MailAddress(holder), what, link, authority));
    }

    /** The person, or the administrators of the agent. */
    private List<String> holders(SigningAuthority authority) {
        return authority
                .person()
                .map(person -> List.of(person.email()))
                .orElseGet(() -> em.createQuery("""
                                select distinct p.email from Membership m, Person p
                                where m.organisationId = :agent and m.role = :administrator
                                  and p.id = m.personId and p.disabledAt is null and p.activatedAt is not null""", String.class)
                        .setParameter(
                                "agent", authority.agent().orElseThrow().id().value())
                        .setParameter("administrator", Role.ADMINISTRATOR)
                        .getResultList());
    }

    private URI page(SigningAuthority authority) {
        return address.of("/organisation/authority?id=" + authority.id());
    }

    private void mail(MailAddress to, String what, URI link, SigningAuthority authority) {
        String text = (authority.agent().isPresent() ? "agency." : "authority.") + what;
        String organisation = organisations.get(authority.organisation()).name();
        outbox.mail(to, MailText.of(text, authority.holderName(), organisation, link));
    }
}
