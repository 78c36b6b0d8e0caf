package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Offers;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Terms;
import nl.ondertekenportaal.bench.Figure;
import nl.ondertekenportaal.bench.Figures;
import nl.ondertekenportaal.bench.PeakMemory;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.document.IssuedDocument;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.trust.BareDss;
import nl.ondertekenportaal.trust.IssuingAuthority;
import nl.ondertekenportaal.trust.OneTimeKey;
import nl.ondertekenportaal.trust.SignerSubject;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A signal partner offers to every municipality and signs all of it in one session. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class HundredsBench {

    /** Enough for a steady figure, few enough to keep the run short. */
    private static final int BARE = 60;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Inject
    Parties parties;

    @Inject
    Registers registers;

    @Inject
    LegalCalendar calendar;

    @Inject
    Organisations organisations;

    @Inject
    Offers offers;

    @Inject
    Agreements agreements;

    @Inject
    IssuedDocument issuedDocument;

    @Inject
    StoredDocuments documents;

    @Inject
    SigningSessions sessions;

    @Inject
    IssuingAuthority authority;

    @Inject
    Clock clock;

    @Test
    void everyMunicipality() {
        Actor partner = parties.partner();
        List<OrganisationId> municipalities = everyMunicipality(partner);
        int count = municipalities.size();
        var memory = new PeakMemory();

        long begin = System.nanoTime();
        offers.offer(partner, municipalities, new Terms(null, null));
        double returned = seconds(begin);
        await(() -> agreements.toSign(partner).size() == count);
        double prepared = seconds(begin);
        List<Agreement> toSign = agreements.toSign(partner);

        Actor signatory = parties.signatoryOf(partner);
        begin = System.nanoTime();
        UUID session =
                sessions.show(signatory, toSign.stream().map(Agreement::id).toList());
        double shown = seconds(begin);
        sessions.authorise(signatory, session, parties.code(signatory));
        begin = System.nanoTime();
        await(() -> sessions.progress(signatory, session).finished());
        double signed = seconds(begin);
        assertThat(sessions.progress(signatory, session).signed()).isEqualTo(count);
        double heap = memory.heap();

        double bareSigning = bareSigning(partner, toSign.subList(0, BARE));
        double bareMaking = bareMaking(partner, toSign.subList(0, BARE));
        Figures.write(
                "hundreds",
                List.of(
                        informs(
                                count + " offers: until the page answers",
                                "s",
                                returned,
                                "until all can be signed, s",
                                prepared),
                        new Figure(
                                count + " documents rendered, sealed, stored",
                                "documents/s",
                                count / prepared,
                                true,
                                "rendering and DSS seal alone, in memory, one thread",
                                bareMaking,
                                0.8),
                        informs(
                                count + " agreements: until the list to authorise is fixed",
                                "s",
                                shown,
                                "until all are signed, s",
                                signed),
                        new Figure(
                                count + " agreements signed in one session",
                                "documents/s",
                                count / signed,
                                true,
                                "bare DSS (B-T, P-256), in memory, one thread",
                                bareSigning,
                                0.5),
                        informs(
                                "peak of the heap meanwhile",
                                "MB",
                                heap,
                                "peak resident memory of the process, MB",
                                PeakMemory.resident())));
    }

    private static Figure informs(String figure, String unit, double value, String yardstick, double yardstickValue) {
        return new Figure(figure, unit, value, false, yardstick, yardstickValue, null);
    }

    private List<OrganisationId> everyMunicipality(Actor partner) {
        int all = registers.municipalitiesOn(calendar.today()).size();
        int there = organisations.counterparties(partner).size();
        for (int missing = all - there; missing > 0; missing--) {
            parties.municipality();
        }
        return organisations.counterparties(partner).stream()
                .map(Organisation::id)
                .toList();
    }

    private double bareSigning(Actor partner, List<Agreement> some) {
        var dss = new BareDss(System.getenv("APP_TSA_URL"));
        List<byte[]> files = new ArrayList<>();
        some.forEach(
                agreement -> files.add(documents.latest(partner, agreement.id()).bytes()));
        try (OneTimeKey key = key()) {
            long begin = System.nanoTime();
            files.forEach(file -> dss.sign(file, Side.MUNICIPALITY.signatureField(), key, clock.instant()));
            return files.size() / seconds(begin);
        }
    }

    private double bareMaking(Actor partner, List<Agreement> some) {
        var dss = new BareDss(System.getenv("APP_TSA_URL"));
        List<Agreement> read =
                some.stream().map(a -> agreements.get(partner, a.id())).toList();
        try (OneTimeKey key = key()) {
            long begin = System.nanoTime();
            read.forEach(agreement -> dss.sign(
                    issuedDocument.make(agreement, clock.instant()),
                    Side.PARTNER.signatureField(),
                    key,
                    clock.instant()));
            return read.size() / seconds(begin);
        }
    }

    private OneTimeKey key() {
        return authority.issue(
                new SignerSubject("Fenna Fictief", "Meting (fictief)", "NTRNL-99000000"), clock.instant());
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void await(BooleanSupplier happened) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not happen within " + LONGEST);
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
