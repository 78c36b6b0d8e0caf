package nl.ondertekenportaal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import org.junit.jupiter.api.Test;

/** Two people who sign together for one side, whoever comes first. */
class JointSigningTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final int COLLEAGUES = 3;

    /** Somebody of a side tries to sign; perhaps with an older revision on the screen. */
    private record Try(Side side, int person, boolean sawAnOlderRevision) {}

    @Property(tries = 3000)
    void aSideHasSignedWhenAsManyDifferentPeopleHave(
            @ForAll @IntRange(min = 1, max = 2) int ofMunicipality,
            @ForAll @IntRange(min = 1, max = 2) int ofPartner,
            @ForAll("tries") List<Try> tries) {
        Agreement agreement = SomeAgreement.issued(hash(0), ofMunicipality, ofPartner);
        OfSide municipality = new OfSide(agreement, Side.MUNICIPALITY, ofMunicipality);
        OfSide partner = new OfSide(agreement, Side.PARTNER, ofPartner);
        int number = 0;
        for (Try tried : tries) {
            number++;
            OfSide side = tried.side() == Side.MUNICIPALITY ? municipality : partner;
            boolean possible = !tried.sawAnOlderRevision() && side.waitsFor(tried.person());
            assertThat(attempt(agreement, tried, side.people.get(tried.person()), number))
                    .isEqualTo(possible);
            if (possible) {
                side.signed.add(tried.person());
                assertThat(agreement.revisionHash()).contains(hash(number));
            }
            municipality.holds(agreement);
            partner.holds(agreement);
            boolean none = municipality.signed.isEmpty() && partner.signed.isEmpty();
            boolean all = municipality.isComplete() && partner.isComplete();
            Stage stage = all ? Stage.SIGNED : none ? Stage.OFFERED : Stage.PARTLY_SIGNED;
            assertThat(agreement.stage()).isEqualTo(stage);
            assertThat(agreement.firstDay().isPresent()).isEqualTo(all);
        }
    }

    /** What must hold of one side: how many are needed, who there are, and who of them signed. */
    private static final class OfSide {
        private final Side side;
        private final int needed;
        private final List<Actor> people;
        private final Set<Integer> signed = new LinkedHashSet<>();

        OfSide(Agreement agreement, Side side, int needed) {
            this.side = side;
            this.needed = needed;
            this.people = colleagues(agreement, side);
        }

        boolean waitsFor(int person) {
            return !isComplete() && !signed.contains(person);
        }

        boolean isComplete() {
            return signed.size() == needed;
        }

        void holds(Agreement agreement) {
            assertThat(agreement.signaturesGiven(side)).isEqualTo(signed.size());
            assertThat(agreement.isSignedBy(side)).isEqualTo(isComplete());
            assertThat(agreement.isHalfSignedBy(side)).isEqualTo(signed.size() == 1 && !isComplete());
        }
    }

    @Test
    void theFirstOfTwoIsNotTheSideAndDoesNotSignTwice() {
        Agreement agreement = SomeAgreement.issued(hash(0), 2, 1);
        List<Actor> people = colleagues(agreement, Side.MUNICIPALITY);

        assertThat(sign(agreement, people.get(0), 0, 1)).isInstanceOf(AgreementEvent.FirstOfTwoSigned.class);
        assertThatThrownBy(() -> sign(agreement, people.get(0), 1, 2)).hasMessage("agreement.samePerson");
        assertThatThrownBy(() -> sign(agreement, people.get(1), 0, 2)).hasMessage("agreement.revisionChanged");
        assertThat(sign(agreement, people.get(1), 1, 2)).isInstanceOf(AgreementEvent.PartlySigned.class);
        assertThatThrownBy(() -> sign(agreement, people.get(2), 2, 3)).hasMessage("agreement.alreadySigned");
    }

    @Test
    void anOfferThatOnlyOneOfTwoAcceptedCanStillBeTakenBackOrDeclined() {
        Agreement agreement = SomeAgreement.issued(hash(0), 1, 2);
        Actor first = SomeAgreement.of(agreement, Side.PARTNER);
        agreement.sign(first, Side.PARTNER, hash(0), hash(1), Instant.EPOCH, TODAY);
        assertThat(agreement.notWithdrawable(agreement.municipality().id(), TODAY))
                .isEmpty();
        assertThat(agreement.notDeclinable(agreement.partner().id(), TODAY)).isEmpty();
        agreement.decline(first, new Reason("Toch niet."), Instant.EPOCH, TODAY);
        assertThat(agreement.stage()).isEqualTo(Stage.DECLINED);
    }

    @Test
    void whatWasOfferedKeepsItsNumberOfSignatures() {
        Agreement agreement = SomeAgreement.issued(hash(0), 1, 1);
        assertThatThrownBy(() -> agreement.needSignatures(Side.PARTNER, 2)).isInstanceOf(IllegalStateException.class);
        assertThat(Side.PARTNER.signatureFields(1)).containsExactly("signaalpartner");
        assertThat(Side.MUNICIPALITY.signatureFields(2)).containsExactly("gemeente", "gemeente-2");
    }

    private static AgreementEvent sign(Agreement agreement, Actor actor, int shown, int signed) {
        return agreement.sign(actor, Side.MUNICIPALITY, hash(shown), hash(signed), Instant.EPOCH, TODAY);
    }

    private static boolean attempt(Agreement agreement, Try tried, Actor actor, int number) {
        Sha256 shown =
                tried.sawAnOlderRevision() ? hash(-1) : agreement.revisionHash().orElseThrow();
        try {
            agreement.sign(actor, tried.side(), shown, hash(number), Instant.EPOCH, TODAY);
            return true;
        } catch (RuleBroken refused) {
            return false;
        }
    }

    private static List<Actor> colleagues(Agreement agreement, Side side) {
        List<Actor> people = new ArrayList<>();
        for (int i = 0; i < COLLEAGUES; i++) {
            people.add(new Actor(PersonId.random(), agreement.party(side).id(), Set.of(Role.SIGNATORY)));
        }
        return people;
    }

    @Provide
    Arbitrary<List<Try>> tries() {
        return Combinators.combine(
                        Arbitraries.of(Side.values()),
                        Arbitraries.integers().between(0, COLLEAGUES - 1),
                        Arbitraries.integers().between(0, 4).map(n -> n == 0))
                .as(Try::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(10);
    }

    private static Sha256 hash(int number) {
        return Sha256.of(ByteBuffer.allocate(4).putInt(number).array());
    }
}
