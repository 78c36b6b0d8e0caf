package nl.ondertekenportaal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.PublicAddress;
import org.junit.jupiter.api.Test;

/** What a passkey may answer, and all that it may not. */
class PasskeySiteTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String ADDRESS = "https://portaal.voorbeeld.nl";
    private static final PasskeySite SITE = new PasskeySite("portaal.voorbeeld.nl", ADDRESS);
    private static final byte[] CHALLENGE = new byte[32];

    private final PersonId noor = PersonId.random();
    private final SoftPasskey device = new SoftPasskey(noor, ADDRESS);

    @Test
    void domainAndOriginFollowFromTheConfiguredAddress() {
        assertThat(PasskeySite.of(new PublicAddress(Optional.of("https://portaal.voorbeeld.nl/"), new Mode(false))))
                .isEqualTo(SITE);
        assertThat(PasskeySite.of(new PublicAddress(Optional.of("http://localhost:8081"), new Mode(true))))
                .isEqualTo(new PasskeySite("localhost", "http://localhost:8081"));
    }

    @Test
    void aPasskeyIsAskedToStayOnItsDeviceAndToVerifyItsUser() {
        String options = SITE.toRegister(CHALLENGE, noor, "noor@voorbeeld.nl", List.of(new byte[] {1}));
        assertThat(options)
                .contains("\"residentKey\":\"required\"", "\"userVerification\":\"required\"")
                .contains("\"id\":\"portaal.voorbeeld.nl\"", "excludeCredentials\":[{");
        assertThat(SITE.toSign(CHALLENGE, List.of())).contains("\"userVerification\":\"required\"");
    }

    @Test
    void whatItMadeCanSign() {
        Passkey passkey = registered(device.counting(1));
        assertThat(check(passkey, device.counting(2).signed(CHALLENGE))).isEqualTo(new PasskeySite.Checked.Right(2));
    }

    @Test
    void nothingIsRegisteredForAnotherOriginChallengeOrWithoutVerification() {
        assertThat(SITE.registered(new byte[31], noor, "n", device.made(CHALLENGE)))
                .isEmpty();
        assertThat(SITE.registered(CHALLENGE, noor, "n", "{}")).isEmpty();
        assertThat(SITE.registered(CHALLENGE, noor, "n", device.signed(CHALLENGE)))
                .isEmpty();
        assertThat(SITE.registered(
                        CHALLENGE,
                        noor,
                        "n",
                        new SoftPasskey(noor, ADDRESS).withoutVerifying().made(CHALLENGE)))
                .isEmpty();
        assertThat(SITE.registered(
                        CHALLENGE,
                        noor,
                        "n",
                        device.atOrigin("https://portaal.voorbeeld.nl.elders.example")
                                .made(CHALLENGE)))
                .isEmpty();
    }

    @Test
    void anAnswerFromAnotherOriginOrDomainIsRefused() {
        Passkey passkey = registered(device);
        for (String origin : new String[] {
            "https://elders.example", "http://portaal.voorbeeld.nl", ADDRESS + ":444", "https://x.portaal.voorbeeld.nl"
        }) {
            assertThat(check(passkey, device.atOrigin(origin).signed(CHALLENGE)))
                    .as(origin)
                    .isInstanceOf(PasskeySite.Checked.Wrong.class);
        }
        device.atOrigin(ADDRESS);
        PasskeySite elsewhere = new PasskeySite("voorbeeld.nl", ADDRESS);
        assertThat(elsewhere.check(CHALLENGE, read(device.signed(CHALLENGE)), KnownPasskey.of(passkey), true))
                .isInstanceOf(PasskeySite.Checked.Wrong.class);
    }

    @Test
    void withoutVerifyingItsUserAnAnswerIsRefused() {
        Passkey passkey = registered(device);
        assertThat(check(passkey, device.withoutVerifying().signed(CHALLENGE)))
                .isInstanceOf(PasskeySite.Checked.Wrong.class);
    }

    @Test
    void somebodyElsesPasskeyIsRefusedAlsoWhenItSaysToBeThisPersons() {
        Passkey passkey = registered(device);
        assertThat(check(passkey, new SoftPasskey(noor, ADDRESS).signed(CHALLENGE)))
                .isInstanceOf(PasskeySite.Checked.Wrong.class);
        assertThat(check(passkey, new SoftPasskey(PersonId.random(), ADDRESS).signed(CHALLENGE)))
                .isInstanceOf(PasskeySite.Checked.Wrong.class);
    }

    @Test
    void aDeviceNeedNotSayWhosePasskeyItIs() {
        Passkey passkey = registered(device);
        assertThat(check(passkey, device.withoutNaming().signed(CHALLENGE)))
                .isEqualTo(new PasskeySite.Checked.Right(0));
        assertThat(check(passkey, new SoftPasskey(noor, ADDRESS).withoutNaming().signed(CHALLENGE)))
                .as("another key")
                .isInstanceOf(PasskeySite.Checked.Wrong.class);
    }

    @Test
    void aCounterThatWentBackIsToldApart() {
        Passkey passkey = registered(device.counting(7));
        assertThat(check(passkey, device.counting(7).signed(CHALLENGE)))
                .isInstanceOf(PasskeySite.Checked.CountedBack.class);
        assertThat(check(passkey, device.counting(3).signed(CHALLENGE)))
                .isInstanceOf(PasskeySite.Checked.CountedBack.class);
        assertThat(check(passkey, device.counting(8).signed(CHALLENGE))).isInstanceOf(PasskeySite.Checked.Right.class);
    }

    @Test
    void aPasskeyThatNeverCountsIsFine() {
        Passkey passkey = registered(device);
        assertThat(check(passkey, device.signed(CHALLENGE))).isEqualTo(new PasskeySite.Checked.Right(0));
    }

    @Test
    void whatIsNoAnswerIsNotRead() {
        for (String nothing : new String[] {null, "", "{}", "[]", "null", "x".repeat(20_001), "{\"id\":\"%%%\"}"}) {
            assertThat(PasskeyAnswer.read(nothing)).as(nothing).isEmpty();
        }
        assertThat(PasskeySite.challengeOf("{}")).isEmpty();
    }

    private Passkey registered(SoftPasskey made) {
        return new Passkey(
                noor,
                SITE.registered(CHALLENGE, noor, "n", made.made(CHALLENGE)).orElseThrow(),
                "laptop",
                NOW);
    }

    private static PasskeySite.Checked check(Passkey passkey, String answer) {
        return SITE.check(CHALLENGE, read(answer), KnownPasskey.of(passkey), true);
    }

    private static PasskeyAnswer read(String answer) {
        return PasskeyAnswer.read(answer).orElseThrow();
    }
}
