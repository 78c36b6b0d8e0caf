package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.PublicAddress;
import nl.ondertekenportaal.common.Rehearsal;
import nl.ondertekenportaal.common.Transactions;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.identity.PasskeyChecks;
import nl.ondertekenportaal.identity.Passkeys;
import nl.ondertekenportaal.identity.SoftPasskey;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.People;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Passkeys inside the portal: adding one, logging in, signing with it, and what somebody else may try. */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class PasskeySigningIT {

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SignedAgreements signed;

    @Inject
    SigningSessions sessions;

    @Inject
    RatificationDesk ratifying;

    @Inject
    Passkeys passkeys;

    @Inject
    PasskeyChecks checks;

    @Inject
    People people;

    @Inject
    PublicAddress address;

    @PersistenceContext
    EntityManager em;

    @Inject
    Transactions transactions;

    @Inject
    Rehearsal rehearsal;

    @Test
    void whatThePasskeySignedIsKeptAndProvesThisListAndNoOther() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(parties.partner(), municipality);
        Actor signatory = parties.signatoryOf(municipality);
        SoftPasskey device = added(signatory);
        UUID session = sessions.show(signatory, List.of(id));
        assertThat(sessions.authorisation(signatory, session)).isEmpty();

        String proof = device.proof(
                checks.ask(signatory, sessions.get(signatory, session).intent()));
        sessions.authorise(signatory, session, proof);

        assertThat(sessions.authorisation(signatory, session))
                .hasValueSatisfying(kept -> assertThat(kept.method()).isEqualTo(SigningAuthorisation.Method.PASSKEY));
        assertThat(sessions.isProven(signatory, session)).isTrue();
        passkeys.remove(signatory, passkeys.of(signatory).getFirst().id(), removal(signatory, device));
        assertThat(sessions.isProven(signatory, session))
                .as("from what is stored alone")
                .isTrue();

        change(
                "update signing_item set revision_hash = sha256(revision_hash) where session_id = cast(?1 as uuid)",
                session);
        assertThat(sessions.isProven(signatory, session)).as("another list").isFalse();
        change("update signing_session set list_hash = sha256(list_hash) where id = cast(?1 as uuid)", session);
        assertThat(sessions.isProven(signatory, session)).isFalse();
    }

    @Test
    void aRatificationProvesItselfButWithAnotherListStatementOrPersonItDoesNot() {
        Actor municipality = parties.municipality();
        AgreementId one = signed.between(municipality, parties.partner());
        AgreementId two = signed.between(municipality, parties.partner());
        signed.report(municipality, one, Side.MUNICIPALITY, null);
        signed.report(municipality, two, Side.MUNICIPALITY, null);
        Actor mayor = parties.signatoryOf(municipality);
        SoftPasskey device = added(mayor);
        RatificationList list = ratifying.statements(mayor);

        List<UUID> ratified = ratifying
                .ratifyAll(mayor, list.hash(), device.proof(checks.ask(mayor, list.intent())))
                .ratified();
        passkeys.remove(mayor, passkeys.of(mayor).getFirst().id(), removal(mayor, device));

        assertThat(ratified).hasSize(2).allSatisfy(id -> {
            assertThat(isProvenWith(id, "authorised", "r.authorised"))
                    .as("from what is stored alone")
                    .isTrue();
            assertThat(isProvenWith(id, "authorised", "r.authorised || sha256('more')"))
                    .as("a longer list, which holds the statement")
                    .isFalse();
            assertThat(isProvenWith(id, "authorised", "r.statement_hash"))
                    .as("the statement alone")
                    .isFalse();
            assertThat(isProvenWith(id, "statement_hash", "sha256('another')"))
                    .as("a statement that is not in the list")
                    .isFalse();
            assertThat(isProvenWith(id, "person_id", "(select id from person where id <> r.person_id limit 1)"))
                    .as("somebody else")
                    .isFalse();
        });
    }

    /** A ratification as this one but for a column: none is ever changed. */
    private boolean isProvenWith(UUID ratification, String column, String value) {
        return rehearsal.get(() -> {
            UUID copy = UUID.randomUUID();
            int copied = em.createNativeQuery("""
                            insert into ratification
                            select (jsonb_populate_record(r, jsonb_build_object(
                                'id', cast(?1 as text), '%s', cast(%s as text)))).*
                            from ratification r where r.id = cast(?2 as uuid)""".formatted(column, value))
                    .setParameter(1, copy.toString())
                    .setParameter(2, ratification.toString())
                    .executeUpdate();
            assertThat(copied).isOne();
            return em.find(Ratification.class, copy).isProven();
        });
    }

    @Test
    void aSignatureForOneListOrBySomebodyElseOrUsedBeforeOpensNothing() {
        Actor municipality = parties.municipality();
        Actor partner = parties.partner();
        AgreementId id = issued.between(partner, municipality);
        Actor signatory = parties.signatoryOf(municipality);
        Actor other = parties.signatoryOf(municipality);
        SoftPasskey device = added(signatory);
        SoftPasskey others = added(other);
        UUID session = sessions.show(signatory, List.of(id));
        Intent list = sessions.get(signatory, session).intent();

        refused(
                signatory,
                session,
                device.proof(checks.ask(signatory, Intent.to("signing.authorise", "another list"))));
        refused(signatory, session, device.proof(checks.ask(signatory, Intent.to("somethingElse"))));
        refused(signatory, session, device.proof(checks.askToLogIn()));
        refused(signatory, session, others.proof(checks.ask(other, list)));
        refused(signatory, session, others.proof(checks.ask(signatory, list)));
        refused(signatory, session, device.proof(checks.ask(other, list)));
        refused(signatory, session, "passkey:" + device.signed(new byte[32]));
        refused(signatory, session, "passkey:");
        refused(signatory, session, "passkey:{}");
        assertThatThrownBy(() -> sessions.authorise(signatory, session, null)).hasMessage("login.wrong");
        String elsewhere = device.atOrigin("https://elders.example").proof(checks.ask(signatory, list));
        refused(signatory, session, elsewhere);
        device.atOrigin(origin());

        String proof = device.proof(checks.ask(signatory, list));
        sessions.authorise(signatory, session, proof);
        UUID again = sessions.show(signatory, List.of(id));
        assertThat(sessions.get(signatory, again).intent())
                .as("the same list once more")
                .isEqualTo(list);
        refused(signatory, again, proof);
    }

    @Test
    void aPasskeyLogsInOnceForEachTimeThatItIsAskedAndNeverWithACounterThatWentBack() {
        Actor signatory = parties.signatoryOf(parties.municipality());
        SoftPasskey device = added(signatory).counting(5);
        String first = device.signed(SoftPasskey.challengeIn(checks.askToLogIn()));
        assertThat(checks.logIn(first)).contains(signatory.ownPerson());
        assertThat(checks.logIn(first)).as("replayed").isEmpty();
        assertThat(checks.logIn(device.counting(4).signed(SoftPasskey.challengeIn(checks.askToLogIn()))))
                .isEmpty();
        assertThat(logged(signatory)).contains("passkey.added", "login.succeeded", "passkey.countedBack");
        assertThat(checks.logIn(device.counting(6).signed(SoftPasskey.challengeIn(checks.askToLogIn()))))
                .isPresent();
        assertThat(checks.logIn(
                        device.counting(7).signed(SoftPasskey.challengeIn(checks.ask(signatory, Intent.to("login"))))))
                .as("what was asked for something else")
                .isEmpty();
        String stepUp = device.counting(8).withoutNaming().proof(checks.ask(signatory, Passkeys.adding(signatory)));
        assertThat(passkeys.prepare(signatory, "nog een", stepUp))
                .as("the device need not say whose it is where that is known")
                .isNotEmpty();
        assertThat(checks.logIn(device.counting(9).signed(SoftPasskey.challengeIn(checks.askToLogIn()))))
                .as("but must where it is not")
                .isEmpty();
        assertThat(checks.logIn(new SoftPasskey(signatory.ownPerson(), origin())
                        .signed(SoftPasskey.challengeIn(checks.askToLogIn()))))
                .as("unknown")
                .isEmpty();
    }

    @Test
    void aPasskeyIsAddedAfterAFreshFactorOnceAndOnWhatWasAsked() {
        Actor signatory = parties.signatoryOf(parties.municipality());
        SoftPasskey device = new SoftPasskey(signatory.ownPerson(), origin());
        assertThatThrownBy(() -> passkeys.prepare(signatory, "laptop", "000000x"))
                .hasMessage("login.wrong");
        assertThatThrownBy(() -> passkeys.prepare(signatory, " ", parties.code(signatory)))
                .hasMessage("passkey.name");
        String stepUp = checks.ask(signatory, Passkeys.adding(signatory));
        assertThatThrownBy(() -> passkeys.add(signatory, "laptop", device.made(SoftPasskey.challengeIn(stepUp))))
                .as("without a fresh factor")
                .hasMessage("passkey.notMade");

        byte[] asked = SoftPasskey.challengeIn(passkeys.prepare(signatory, "laptop", parties.code(signatory)));
        passkeys.add(signatory, "laptop", device.made(asked));
        assertThatThrownBy(() -> passkeys.add(signatory, "laptop", device.made(asked)))
                .hasMessage("passkey.notMade");
        assertThat(passkeys.of(signatory)).hasSize(1);

        Actor other = parties.signatoryOf(parties.municipality());
        UUID id = passkeys.of(signatory).getFirst().id();
        assertThatThrownBy(() -> passkeys.rename(other, id, "van mij"))
                .isInstanceOf(nl.ondertekenportaal.common.NotFound.class);
        assertThatThrownBy(() -> passkeys.remove(other, id, parties.code(other)))
                .isInstanceOf(nl.ondertekenportaal.common.NotFound.class);
        assertThatThrownBy(() -> passkeys.remove(signatory, id, null)).hasMessage("login.wrong");
    }

    @Test
    void aRecoveredAccountAddsNoPasskeyAndSignsWithNone() throws Exception {
        Actor municipality = parties.municipality();
        AgreementId id = issued.between(parties.partner(), municipality);
        Actor signatory = parties.signatoryOf(municipality);
        SoftPasskey device = added(signatory);
        UUID session = sessions.show(signatory, List.of(id));
        transactions.run(() -> people.recovered(signatory.ownPerson()));

        String proof = device.proof(
                checks.ask(signatory, sessions.get(signatory, session).intent()));
        assertThatThrownBy(() -> sessions.authorise(signatory, session, proof)).hasMessage("signing.recovered");
        String adding = device.proof(checks.ask(signatory, Passkeys.adding(signatory)));
        assertThatThrownBy(() -> passkeys.prepare(signatory, "nog een", adding)).hasMessage("passkey.unconfirmed");
        assertThat(checks.logIn(device.signed(SoftPasskey.challengeIn(checks.askToLogIn()))))
                .as("the owner still gets in, to see what happened")
                .isPresent();
        passkeys.remove(signatory, passkeys.of(signatory).getFirst().id(), removal(signatory, device));
        assertThat(passkeys.of(signatory)).isEmpty();
    }

    private String removal(Actor actor, SoftPasskey device) {
        return device.proof(checks.ask(
                actor, Passkeys.removing(passkeys.of(actor).getFirst().id())));
    }

    private SoftPasskey added(Actor actor) {
        SoftPasskey device = new SoftPasskey(actor.ownPerson(), origin());
        String options = passkeys.prepare(actor, "laptop", parties.code(actor));
        passkeys.add(actor, "laptop", device.made(SoftPasskey.challengeIn(options)));
        return device;
    }

    private String origin() {
        return address.of("").toString();
    }

    private void refused(Actor actor, UUID session, String proof) {
        assertThatThrownBy(() -> sessions.authorise(actor, session, proof)).hasMessage("passkey.refused");
    }

    private List<String> logged(Actor actor) {
        List<?> types = em.createNativeQuery("select type from log_entry where subject = cast(?1 as uuid)")
                .setParameter(1, actor.ownPerson().toString())
                .getResultList();
        return types.stream().map(Object::toString).toList();
    }

    private void change(String sql, UUID session) {
        transactions.run(() -> assertThat(em.createNativeQuery(sql)
                        .setParameter(1, session.toString())
                        .executeUpdate())
                .isPositive());
    }
}
