package nl.ondertekenportaal.notification;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationEvent;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Renames;
import nl.ondertekenportaal.organisation.Reorganisations;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.outbound.MailText;
import nl.ondertekenportaal.outbound.Outbox;

/**
 * Tells those who have an agreement with an organisation, or an offer on the way, that it was suspended, takes part again or has another name: once
 * for each counterparty, however many agreements, to its mailbox for questions. Of a counterparty that has ended, those are told who stand for it. Why it was
 * suspended is not told: that is between NVVK and the organisation.
 */
@ApplicationScoped
public class CounterpartyNotices {

    @PersistenceContext
    EntityManager em;

    @Inject
    Organisations organisations;

    @Inject
    LegalCalendar calendar;

    @Inject
    Reorganisations reorganisations;

    @Inject
    Renames renames;

    @Inject
    Outbox outbox;

    /** In the transaction of what happened, before the log, whose one lock others wait for. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE - 1) OrganisationEvent event) {
        switch (event.type()) {
            case "organisation.suspended" -> tell(event, "counterparty.suspended");
            case "organisation.resumed" -> tell(event, "counterparty.resumed");
            case "organisation.renamed" -> tellOfNewName(event);
            default -> {
                // nothing that concerns others
            }
        }
    }

    private void tellOfNewName(OrganisationEvent event) {
        Organisation renamed = organisations.get(new OrganisationId(event.subject()));
        renames.of(renamed).stream()
                .filter(change -> change.id().toString().equals(event.details().get("reorganisation")))
                .forEach(change -> tell(
                        event, "counterparty.renamed", change.from().getFirst().name()));
    }

    private void tell(OrganisationEvent event, String text, String... more) {
        Organisation happened = organisations.get(new OrganisationId(event.subject()));
        MailText told = MailText.of(
                text, Stream.concat(Stream.of(happened.name()), Stream.of(more)).toArray());
        mailboxes(counterparties(happened)).forEach(mailbox -> outbox.mail(new MailAddress(mailbox.toString()), told));
    }

    /** Those who stand today for the other sides of its agreements, of what it inherited too. */
    private Set<Organisation> counterparties(Organisation happened) {
        LocalDate today = calendar.today();
        List<Organisation> own = new ArrayList<>(reorganisations.predecessors(happened, today));
        own.add(happened);
        return em.createQuery("""
                        select a from Agreement a join fetch a.municipality join fetch a.partner
                        where (a.municipality in :own or a.partner in :own) and a.closedAt is null
                          and a.stage in :standing and (a.lastDay is null or a.lastDay >= :today)""", Agreement.class)
                .setParameter("own", own)
                .setParameter("standing", EnumSet.of(Stage.OFFERED, Stage.PARTLY_SIGNED, Stage.SIGNED))
                .setParameter("today", today)
                .getResultStream()
                .flatMap(agreement -> Stream.of(agreement.municipality(), agreement.partner()))
                .distinct()
                .filter(party -> !own.contains(party))
                .flatMap(party -> reorganisations.standingFor(party, today).stream())
                .filter(party -> !party.isSuspended())
                .collect(Collectors.toSet());
    }

    private List<?> mailboxes(Set<Organisation> told) {
        return em.createNativeQuery("""
                        select distinct mailbox from organisation_contact
                        where kind = 'POLICY' and organisation_id = any (cast(string_to_array(?1, ',') as uuid[]))
                        order by 1""")
                .setParameter(1, told.stream().map(each -> each.id().toString()).collect(Collectors.joining(",")))
                .getResultList();
    }
}
