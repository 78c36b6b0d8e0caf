package nl.ondertekenportaal.outbound;

import static nl.ondertekenportaal.common.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AtOnce;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.harness.Lane;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The outbox inside the portal as it runs, where its own delivery goes on beside the tests. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class OutboxIT {

    private static final Actor STAFF = new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.NVVK_STAFF));
    private static final Actor AUDITOR =
            new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.NVVK_AUDITOR));
    private static final Actor MUNICIPALITY =
            new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.ADMINISTRATOR));

    @Inject
    Outbox outbox;

    @Inject
    OutboxDesk desk;

    @Inject
    SomeMails mails;

    @Inject
    AtOnce atOnce;

    @Test
    void whoeverDeliversAtOnceTriesAMailOnce() throws Exception {
        UUID id = mails.waiting();
        atOnce.run(() -> outbox.deliver(id));
        await(() -> line(id).state() != OutboxMail.State.WAITING);
        assertThat(line(id).state()).isEqualTo(OutboxMail.State.SENT);
        assertThat(line(id).attempts()).isEqualTo(1);
    }

    @Test
    void whatFailedIsFoundAndTriedAgain() throws Exception {
        UUID id = mails.failed();
        assertThat(desk.counts(STAFF).get(OutboxMail.State.FAILED)).isPositive();
        assertThat(line(id).trouble()).contains(MailTrouble.REFUSED);
        assertThatThrownBy(() -> desk.retry(AUDITOR, id)).isInstanceOf(AccessDenied.class);
        desk.retry(STAFF, id);
        await(() -> line(id).state() != OutboxMail.State.WAITING);
        assertThat(line(id).state()).isEqualTo(OutboxMail.State.SENT);
        assertThatThrownBy(() -> desk.retry(STAFF, id)).hasMessage("outbox.notFailed");
    }

    @Test
    void onlyStaffSeeTheWholeAddressAndTheServersWords() {
        UUID id = mails.failed();
        OutboxLine seen = find(desk.list(AUDITOR, OutboxMail.State.FAILED, null, 100), id);
        assertThat(seen.recipient()).isEqualTo("…@demo.invalid");
        assertThat(seen.technical()).isEmpty();
        assertThat(line(id).recipient()).isEqualTo("fenna@demo.invalid");
        assertThat(line(id).technical()).contains("550 no such user");
        assertThatThrownBy(() -> desk.list(MUNICIPALITY, null, null, 1)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> desk.counts(MUNICIPALITY)).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> outbox.tryNow(AUDITOR, new MailAddress("a@demo.invalid"), new MailText("x", "y")))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> desk.retryAll(AUDITOR)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void pagesHoldEveryMailOnce() {
        for (int i = 0; i < 5; i++) {
            mails.failed();
        }
        List<UUID> whole = desk.list(STAFF, OutboxMail.State.FAILED, null, 1000).stream()
                .map(OutboxLine::id)
                .toList();
        List<UUID> paged = new ArrayList<>();
        UUID last = null;
        while (true) {
            List<OutboxLine> page = desk.list(STAFF, OutboxMail.State.FAILED, last, 2);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(mail -> paged.add(mail.id()));
            last = page.getLast().id();
        }
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThanOrEqualTo(5);
    }

    private OutboxLine line(UUID id) {
        return find(desk.list(STAFF, null, null, 1000), id);
    }

    private static OutboxLine find(List<OutboxLine> lines, UUID id) {
        return lines.stream().filter(mail -> mail.id().equals(id)).findFirst().orElseThrow();
    }
}
