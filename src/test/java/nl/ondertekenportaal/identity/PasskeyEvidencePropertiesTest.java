package nl.ondertekenportaal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.Intent;

/** What a passkey signed proves one thing, of one person, and nothing else. */
class PasskeyEvidencePropertiesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final String ADDRESS = "https://portaal.voorbeeld.nl";
    private static final PasskeySite SITE = new PasskeySite("portaal.voorbeeld.nl", ADDRESS);

    private final PersonId noor = PersonId.random();
    private final SoftPasskey device = new SoftPasskey(noor, ADDRESS);
    private final Passkey passkey = new Passkey(
            noor,
            SITE.registered(new byte[32], noor, "n", device.made(new byte[32])).orElseThrow(),
            "laptop",
            NOW);

    @Property(tries = 200)
    void itProvesTheListThatWasSignedAndNoOther(@ForAll byte[] list, @ForAll byte[] other) {
        Intent signed = new Intent("signing.authorise", Sha256.of(list));
        Intent another = new Intent("signing.authorise", Sha256.of(other));
        PasskeyEvidence evidence = evidence(new PasskeyChallenge(PasskeyChallenge.Kind.STEP_UP, noor, signed, NOW));
        assertThat(evidence.proves(noor, signed)).isTrue();
        assertThat(evidence.proves(noor, another)).isEqualTo(another.equals(signed));
        assertThat(evidence.proves(noor, new Intent("person.roles", signed.content())))
                .isFalse();
        assertThat(evidence.proves(PersonId.random(), signed)).isFalse();
    }

    @Property(tries = 200)
    void theChallengeKnowsEveryBitOfWhatIsAuthorised(
            @ForAll @Size(32) byte[] nonce, @ForAll @Size(32) byte[] content, @ForAll("bits") int bit) {
        Sha256 challenge =
                PasskeyChallenge.over(nonce, noor, new Intent("signing.authorise", Sha256.fromBytes(content)));
        assertThat(PasskeyChallenge.over(
                        nonce, noor, new Intent("signing.authorise", Sha256.fromBytes(flipped(content, bit)))))
                .isNotEqualTo(challenge);
        assertThat(PasskeyChallenge.over(
                        flipped(nonce, bit), noor, new Intent("signing.authorise", Sha256.fromBytes(content))))
                .isNotEqualTo(challenge);
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Integer> bits() {
        return net.jqwik.api.Arbitraries.integers().between(0, 255);
    }

    @Property(tries = 200)
    void twoPartsOfAnIntentAreNeverTakenForTwoOthers(@ForAll String one, @ForAll String two, @ForAll String three) {
        boolean same = two.isEmpty() && three.isEmpty();
        assertThat(Intent.to("x", one, two).equals(Intent.to("x", one + two, three)))
                .isEqualTo(same);
        assertThat(Intent.to("x", one, two)).isNotEqualTo(Intent.to("x", one + two));
    }

    @Property(tries = 20)
    void theSameListIsNeverTheSameChallengeTwice(@ForAll byte[] list) {
        Intent intent = new Intent("signing.authorise", Sha256.of(list));
        byte[] first = new PasskeyChallenge(PasskeyChallenge.Kind.STEP_UP, noor, intent, NOW).bytes();
        assertThat(new PasskeyChallenge(PasskeyChallenge.Kind.STEP_UP, noor, intent, NOW).bytes())
                .isNotEqualTo(first);
    }

    private PasskeyEvidence evidence(PasskeyChallenge challenge) {
        PasskeyAnswer answer =
                PasskeyAnswer.read(device.signed(challenge.bytes())).orElseThrow();
        return new PasskeyEvidence(passkey, challenge.nonce(), answer, SITE);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }
}
