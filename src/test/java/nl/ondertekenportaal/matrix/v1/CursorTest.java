package nl.ondertekenportaal.matrix.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import nl.ondertekenportaal.matrix.rest.BadRequest;

class CursorTest {

    @Property
    void isReadBackAsItWasWritten(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long sequence) {
        assertThat(Cursor.parse(new Cursor(sequence).toString()).sequence()).isEqualTo(sequence);
    }

    @Property
    void anythingElseIsRefused(@ForAll String text) {
        assertThatThrownBy(() -> Cursor.parse(text)).isInstanceOf(BadRequest.class);
    }

    @Property
    void whatLooksLikeOneIsRefusedOrHasOneWayOfWriting(@ForAll("lookalikes") String text) {
        try {
            assertThat(Cursor.parse(text)).hasToString(text);
        } catch (BadRequest refused) {
            assertThat(refused).hasMessage("bad-cursor");
        }
    }

    @Provide
    Arbitrary<String> lookalikes() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('-', '_')
                .ofLength(11);
    }
}
