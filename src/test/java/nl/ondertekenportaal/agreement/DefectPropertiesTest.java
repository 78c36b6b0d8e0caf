package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import org.junit.jupiter.api.Test;

/** However signing, defects, their ends and the passing of days follow on each other. */
class DefectPropertiesTest {
    private static final LocalDate OFFERED = LocalDate.of(2026, 11, 29);
    private static final LocalDate LAPSES_ON = OFFERED.plusMonths(3);
    private static final Sha256 WORDS = hash(-1);

    private enum Verb {
        SIGN,
        FIND,
        REJECT,
        WITHDRAW,
        RATIFY
    }

    /** One try, some days after the one before; which of the open defects ends is reckoned from the number. */
    private record Try(Verb verb, Side side, int daysLater, int which) {}

    private record Found(Side side, UUID id, boolean rejected) {}

    @Property(tries = 3000)
    void itIsBlockedIfAndOnlyIfADefectIsOpen(@ForAll("tries") List<Try> tries) {
        Agreement agreement = SomeAgreement.issued(Side.PARTNER, hash(0), LAPSES_ON);
        List<Found> open = new ArrayList<>();
        LocalDate day = OFFERED;
        int number = 0;
        for (Try tried : tries) {
            day = day.plusDays(tried.daysLater());
            boolean signedBefore = agreement.isSignedBy(tried.side());
            boolean done = attempt(agreement, tried, day, open, ++number);
            if (done && tried.verb() == Verb.SIGN) {
                assertThat(agreement.isBlocked())
                        .as("what is blocked is not signed")
                        .isFalse();
            }
            if (done && tried.verb() == Verb.FIND) {
                assertThat(signedBefore).as("a defect is in a signature").isTrue();
            }
            assertThat(agreement.isBlocked()).isEqualTo(!open.isEmpty());
            assertThat(agreement.statusOn(day) == Status.BLOCKED).isEqualTo(!open.isEmpty() && stands(agreement, day));
            if (stands(agreement, day)) {
                assertThat(agreement.isRejected())
                        .as("another may be made if and only if a defect that is open was rejected")
                        .isEqualTo(isRejected(open));
            }
        }
    }

    private static boolean isRejected(List<Found> open) {
        return open.stream().anyMatch(Found::rejected);
    }

    private static boolean stands(Agreement agreement, LocalDate day) {
        return agreement.stage() == Stage.SIGNED || agreement.stage() == Stage.PARTLY_SIGNED && day.isBefore(LAPSES_ON);
    }

    private static boolean attempt(Agreement agreement, Try tried, LocalDate day, List<Found> open, int number) {
        var actor = SomeAgreement.of(agreement, tried.side());
        try {
            switch (tried.verb()) {
                case SIGN ->
                    agreement.sign(
                            actor,
                            tried.side(),
                            agreement.revisionHash().orElseThrow(),
                            hash(number),
                            Instant.EPOCH,
                            day);
                case FIND -> {
                    UUID id = UUID.randomUUID();
                    agreement.defectFound(actor, tried.side(), id, WORDS, day);
                    open.add(new Found(tried.side(), id, false));
                }
                case REJECT -> {
                    // as who rejects is allowed to: what is open of the other side, of an agreement that stands
                    if (!stands(agreement, day)
                            || open.stream().noneMatch(found -> found.side() == tried.side() && !found.rejected())) {
                        return false;
                    }
                    agreement.rejected(actor, tried.side(), WORDS, Instant.EPOCH);
                    open.replaceAll(
                            found -> found.side() == tried.side() ? new Found(found.side(), found.id(), true) : found);
                }
                case WITHDRAW -> {
                    if (open.isEmpty()) {
                        return false;
                    }
                    Found ended = open.remove(tried.which() % open.size());
                    var event = (AgreementEvent.DefectWithdrawn)
                            agreement.defectWithdrawn(actor, ended.side(), ended.id(), WORDS, isRejected(open), day);
                    assertThat(event.unblocked()).isEqualTo(open.isEmpty() && stands(agreement, day));
                    assertThat(event.restored())
                            .isEqualTo(ended.rejected() && !isRejected(open) && stands(agreement, day));
                }
                case RATIFY -> {
                    if (open.stream().anyMatch(found -> found.side() == tried.side() && found.rejected())) {
                        return false; // Defect refuses it
                    }
                    int ended = (int) open.stream()
                            .filter(found -> found.side() == tried.side())
                            .count();
                    open.removeIf(found -> found.side() == tried.side());
                    var event = (AgreementEvent.Ratified) agreement.ratified(actor, tried.side(), hash(number), ended);
                    assertThat(event.unblocked()).isEqualTo(open.isEmpty());
                }
            }
            return true;
        } catch (RuleBroken refused) {
            return false;
        }
    }

    @Test
    void noMoreDefectsEndThanWereFound() {
        Agreement agreement = SomeAgreement.issued(hash(0));
        assertThatThrownBy(() -> agreement.defectWithdrawn(
                        SomeAgreement.SIGNATORY, Side.PARTNER, UUID.randomUUID(), WORDS, false, LocalDate.now()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(
                        Arbitraries.of(Verb.values()),
                        Arbitraries.of(Side.values()),
                        Arbitraries.frequency(Tuple.of(8, 0), Tuple.of(3, 1), Tuple.of(1, 60)),
                        Arbitraries.integers().between(0, 9))
                .as(Try::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(16);
    }

    private static Sha256 hash(int number) {
        return Sha256.of(ByteBuffer.allocate(4).putInt(number).array());
    }
}
