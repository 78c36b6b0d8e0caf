package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;

/** Whatever both sides try, in whatever order and on whatever days. */
class LifePropertiesTest {
    private static final LocalDate OFFERED = LocalDate.of(2023, 11, 29);
    private static final Reason REASON = new Reason("Dit past ons niet.");

    private enum Verb {
        SIGN,
        DECLINE,
        WITHDRAW,
        LAPSE
    }

    /** One try; somebody who signs may have looked at an older revision. */
    private record Try(Verb verb, Side side, int daysLater, boolean sawAnOlderRevision) {}

    @Property(tries = 5000)
    void oneEndIsPossibleAndNothingFollowsIt(@ForAll Side offering, @ForAll("tries") List<Try> tries) {
        LocalDate lapsesOn = OFFERED.plusMonths(3);
        Agreement agreement = SomeAgreement.issued(offering, hash(0), lapsesOn);
        Set<Side> signed = EnumSet.noneOf(Side.class);
        LocalDate day = OFFERED;
        boolean ended = false;
        for (int i = 0; i < tries.size(); i++) {
            Try tried = tries.get(i);
            day = day.plusDays(tried.daysLater());
            Sha256 before = agreement.revisionHash().orElseThrow();
            boolean done = attempt(agreement, tried, day, i + 1);
            if (done) {
                assertThat(ended).as("nothing follows an end").isFalse();
                assertThat(day.isBefore(lapsesOn) || tried.verb() == Verb.LAPSE)
                        .as("only while it stands")
                        .isTrue();
                allowed(tried, offering, signed);
            } else {
                assertThat(agreement.revisionHash()).contains(before);
            }
            if (done && tried.verb() == Verb.SIGN) {
                assertThat(tried.sawAnOlderRevision()).isFalse();
                assertThat(agreement.revisionHash()).contains(hash(i + 1));
                signed.add(tried.side());
            }
            ended = !agreement.stage().isOpen();
            assertThat(agreement.stage() == Stage.SIGNED).isEqualTo(signed.size() == 2);
            assertThat(agreement.closedAt().isPresent()).isEqualTo(ended && signed.size() < 2);
            assertThat(agreement.issuedHash()).contains(hash(0));
        }
    }

    private static void allowed(Try tried, Side offering, Set<Side> signed) {
        switch (tried.verb()) {
            case SIGN -> assertThat(signed).as("nobody signs twice").doesNotContain(tried.side());
            case DECLINE -> {
                assertThat(tried.side()).isNotEqualTo(offering);
                assertThat(signed).as("who signed does not decline").doesNotContain(tried.side());
            }
            case WITHDRAW -> {
                assertThat(tried.side()).isEqualTo(offering);
                assertThat(signed).as("what was accepted is not withdrawn").doesNotContain(offering.other());
            }
            case LAPSE -> assertThat(signed).hasSizeLessThan(2);
        }
    }

    private static boolean attempt(Agreement agreement, Try tried, LocalDate day, int number) {
        var actor = SomeAgreement.of(agreement, tried.side());
        Sha256 shown =
                tried.sawAnOlderRevision() ? hash(-1) : agreement.revisionHash().orElseThrow();
        try {
            switch (tried.verb()) {
                case SIGN -> agreement.sign(actor, tried.side(), shown, hash(number), Instant.EPOCH, day);
                case DECLINE -> agreement.decline(actor, REASON, Instant.EPOCH, day);
                case WITHDRAW -> agreement.withdraw(actor, REASON, Instant.EPOCH, day);
                case LAPSE -> agreement.lapse(Instant.EPOCH, day);
            }
            return true;
        } catch (RuleBroken refused) {
            return false;
        }
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(
                        Arbitraries.of(Verb.values()),
                        Arbitraries.of(Side.values()),
                        Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(3, 1), Tuple.of(2, 46)),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)))
                .as(Try::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Sha256 hash(int number) {
        return Sha256.of(ByteBuffer.allocate(4).putInt(number).array());
    }
}
