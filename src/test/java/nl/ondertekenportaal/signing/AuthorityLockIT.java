package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Reason;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.agreement.Stage;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.Patience;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.document.StoredDocuments.StoredDocument;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.organisation.AuthorityDesk;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.AuthorityLock;
import nl.ondertekenportaal.organisation.Colleagues;
import nl.ondertekenportaal.organisation.Power;
import nl.ondertekenportaal.organisation.SectorScope;
import nl.ondertekenportaal.organisation.Validity;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A signature and the end of what it rests on, in two transactions at the same moment: the one waits, and then sees what the other did. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class AuthorityLockIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SignedAgreements signed;

    @Inject
    Agreements agreements;

    @Inject
    SigningSessions sessions;

    @Inject
    SigningRun run;

    @Inject
    StoredDocuments documents;

    @Inject
    AuthorityDesk desk;

    @Inject
    AuthorityLock lock;

    @Inject
    Colleagues colleagues;

    @Inject
    DefectDesk defects;

    @Inject
    RejectionDesk rejections;

    @Inject
    Transactions transactions;

    @Inject
    LegalCalendar calendar;

    @Resource
    ManagedExecutorService threads;

    @PersistenceContext
    EntityManager em;

    @Test
    void anEndWaitsForTheSignatureThatIsBeingStored() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        UUID authority = parties.authority(municipality, signatory, today().minusDays(9), null);
        Storing signature = storing(signatory, id);
        Ending end = ending(municipality, authority);

        oneAfterTheOther(signature, end).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(agreements.get(municipality, id).isSignedBy(Side.MUNICIPALITY))
                .isTrue();
        assertThat(sequence("agreement.partlySigned", id.value()))
                .isPositive()
                .isLessThan(sequence("authority.ended", authority));
    }

    @Test
    void aSignatureWaitsForTheEndThatIsBeingRecordedAndIsRefused() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        UUID authority = parties.authority(municipality, signatory, today().minusDays(9), null);
        Storing signature = storing(signatory, id);

        assertRefusedAfter(ending(municipality, authority), signature, "signing.noAuthority");

        assertThat(agreements.get(municipality, id).stage()).isEqualTo(Stage.OFFERED);
        assertThat(sequence("agreement.partlySigned", id.value())).isZero();
    }

    @Test
    void whatTheAgentWasGivenCountsAsWhatItsPersonWas() throws Exception {
        Actor municipality = parties.municipality();
        Actor bank = parties.executingOrganisation();
        Actor lotte = parties.signatoryWithoutAuthorityOf(bank);
        UUID own = parties.authority(bank, lotte, today().minusDays(9), null);
        Power mandate =
                new Power(AuthorityKind.MANDATE, new Validity(today().minusDays(9), null), SectorScope.ALL, false);
        UUID given = parties.given(municipality, bank, mandate);
        AgreementId one = issued.between(parties.partner(), municipality);
        Storing throughMandate = storing(parties.behalf(lotte, municipality), one);

        assertRefusedAfter(ending(municipality, given), throughMandate, "signing.authorityEnded");

        parties.given(municipality, bank, mandate);
        AgreementId two = issued.between(parties.partner(), municipality);
        Storing onOwn = storing(parties.behalf(lotte, municipality), two);

        assertRefusedAfter(ending(bank, own), onOwn, "signing.noAuthority");
        assertThat(agreements.get(municipality, one).stage()).isEqualTo(Stage.OFFERED);
        assertThat(agreements.get(municipality, two).stage()).isEqualTo(Stage.OFFERED);
    }

    @Test
    void aRejectionRestsOnAnAuthorityAsASignatureDoes() throws Exception {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = signed.between(municipality, partner);
        Actor administrator = parties.administratorOf(municipality);
        Finding finding = new Finding(DefectKind.OTHER, new Reason("Iets anders (fictief)."));
        defects.report(administrator, id, Side.MUNICIPALITY, null, finding, parties.code(administrator));
        Actor signatory = parties.signatoryWithoutAuthorityOf(partner);
        UUID authority = parties.authority(partner, signatory, today().minusDays(9), null);
        String code = parties.code(signatory);

        assertRefusedAfter(
                ending(partner, authority),
                () -> {
                    rejections.reject(signatory, id, "Nee (fictief).", code);
                    return null;
                },
                "signing.noAuthority");

        assertThat(agreements.get(partner, id).isRejected()).isFalse();
    }

    @Test
    void whoLeavesWaitsForTheSignatureToo() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Actor signatory = parties.signatoryWithoutAuthorityOf(municipality);
        parties.authority(municipality, signatory, today().minusDays(9), null);
        Storing signature = storing(signatory, id);
        String code = parties.code(signatory);

        oneAfterTheOther(signature, () -> {
                    colleagues.leave(signatory, code);
                    return null;
                })
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(agreements.get(municipality, id).isSignedBy(Side.MUNICIPALITY))
                .isTrue();
        assertThat(sequence("agreement.partlySigned", id.value()))
                .isPositive()
                .isLessThan(sequence("person.left", signatory.ownPerson().value()));
    }

    @Test
    void whoSignAtOnceDoNotWaitForEachOther() throws Exception {
        Actor municipality = parties.municipality();
        Actor signatory = parties.signatoryOf(municipality);
        Runnable sharing = () -> lock.share(signatory.ownPerson(), signatory.capacity());

        Future<?> other = transactions.get(() -> {
            sharing.run();
            Future<?> beside = threads.submit(() -> transactions.run(sharing));
            Patience.await(beside::isDone);
            return beside;
        });
        other.get();
    }

    /** Whoever reckons the matrix has its lock and adds rows that refer to agreements; who has an agreement may wait for that lock. */
    @Test
    void whoHasAnAgreementKeepsNobodyFromAddingWhatRefersToIt() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(municipality, parties.partner());
        Runnable referring = () -> em.createNativeQuery("select 1 from agreement where id = ?1 for key share nowait")
                .setParameter(1, id.value())
                .getResultList();

        Future<?> other = transactions.get(() -> {
            agreements.lock(municipality, id);
            Future<?> beside = threads.submit(() -> transactions.run(referring));
            Patience.await(beside::isDone);
            return beside;
        });
        other.get();
    }

    /** The second begins while the transaction of the first is open, and waits until that ends. */
    private <T> Future<T> oneAfterTheOther(Callable<Void> first, Callable<T> second) {
        return transactions.get(() -> {
            try {
                first.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            Future<T> waiting = threads.submit(second);
            awaitWaiting(waiting);
            return waiting;
        });
    }

    /** What {@link Signing} does once a document is signed, with bytes that nobody signed. */
    private record Storing(
            SigningRun run, UUID session, AgreementId id, StoredDocument before, byte[] after, Instant now)
            implements Callable<Void> {

        @Override
        public Void call() {
            run.signed(session, id, before, after, now);
            return null;
        }
    }

    private Storing storing(Actor signatory, AgreementId id) {
        UUID session = sessions.show(signatory, List.of(id));
        Instant now = today().atTime(12, 0).atZone(LegalCalendar.ZONE).toInstant();
        transactions.run(() -> em.createNativeQuery("""
                        update signing_session set authorised_at = cast(?1 as timestamptz) where id = cast(?2 as uuid)""")
                .setParameter(1, now.minusSeconds(60).toString())
                .setParameter(2, session.toString())
                .executeUpdate());
        StoredDocument before = documents.latest(signatory, id);
        byte[] after = Arrays.copyOf(before.bytes(), before.bytes().length + 1);
        return new Storing(run, session, id, before, after, now);
    }

    /** Since yesterday, so that what is signed today has nothing to rest on. */
    private record Ending(AuthorityDesk desk, Actor administrator, UUID authority, LocalDate lastDay, String code)
            implements Callable<Void> {

        @Override
        public Void call() {
            desk.end(administrator, authority, lastDay, code);
            return null;
        }
    }

    private Ending ending(Actor party, UUID authority) {
        Actor administrator = parties.administratorOf(party);
        return new Ending(desk, administrator, authority, today().minusDays(1), parties.code(administrator));
    }

    private void assertRefusedAfter(Ending end, Callable<Void> act, String rule) throws Exception {
        Future<Void> later = oneAfterTheOther(end, act);
        assertThatThrownBy(() -> later.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(RuleBroken.class)
                .hasMessage(rule);
    }

    /** Until the database says that somebody waits for one of these locks. */
    private void awaitWaiting(Future<?> later) {
        Patience.await(() -> {
            assertThat(later.isDone()).as("it waits").isFalse();
            return number("select count(*) from pg_locks where locktype = 'advisory' and not granted") > 0;
        });
    }

    /** Where in the log; 0 if it is not in it. */
    private long sequence(String type, UUID subject) {
        return number(
                "select coalesce(max(sequence), 0) from log_entry where type = ?1 and subject = cast(?2 as uuid)",
                type,
                subject.toString());
    }

    private long number(String sql, String... parameters) {
        var query = em.createNativeQuery(sql);
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return ((Number) query.getSingleResult()).longValue();
    }

    private LocalDate today() {
        return calendar.today();
    }
}
