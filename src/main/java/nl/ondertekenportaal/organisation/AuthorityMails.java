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

    /** Administrators who can log in, whose account is not in doubt, and who neither recorded it nor are to sign with it. */
    private static final String OTHERS = """
            from SigningAuthority a, Membership m, Person p
            where a.id in :ids and m.organisationId = a.organisationId and m.role = :administrator
              and p.id = m.personId and p.id <> a.person.id and p.id <> a.recordedBy
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
        told.forEach(each -> mail(each, "authority.confirm", authority));
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
        tell("authority.confirmed", authority);
    }

    /** The reason stands in the portal: it is somebody's own words. */
    public void tellRefused(SigningAuthority authority) {
        tell("authority.refused", authority);
    }

    private void tell(String text, SigningAuthority authority) {
        Person recorded = people.get(authority.recordedBy());
        Stream.of(authority.person(), recorded)
                .map(Person::email)
                .distinct()
                .forEach(email -> mail(new MailAddress(email), text, authority));
    }

    private void mail(MailAddress to, String text, SigningAuthority authority) {
        URI link = address.of("/organisation/authority?id=" + authority.id());
        String organisation = organisations.get(authority.organisation()).name();
        outbox.mail(to, MailText.of(text, authority.person().name(), organisation, link));
    }
}
