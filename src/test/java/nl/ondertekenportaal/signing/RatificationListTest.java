package nl.ondertekenportaal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import nl.ondertekenportaal.common.Sha256;

/** Which statements a list of hashes holds. */
class RatificationListTest {

    @Property(tries = 300)
    void itHoldsWhatWasPutInAndNothingElse(@ForAll @Size(max = 6) List<Byte> in, @ForAll byte asked) {
        var hashes = new ByteArrayOutputStream();
        in.forEach(each -> hashes.writeBytes(hash(each).bytes()));
        assertThat(RatificationList.holds(hashes.toByteArray(), hash(asked))).isEqualTo(in.contains(asked));
    }

    @Property(tries = 50)
    void aHashThatLiesAcrossTwoOthersIsNotHeld(@ForAll byte one, @ForAll byte other) {
        byte[] two = new byte[64];
        System.arraycopy(hash(one).bytes(), 0, two, 0, 32);
        System.arraycopy(hash(other).bytes(), 0, two, 32, 32);
        byte[] across = Arrays.copyOfRange(two, 16, 48);
        assertThat(RatificationList.holds(two, Sha256.fromBytes(across))).isFalse();
    }

    private static Sha256 hash(byte number) {
        return Sha256.of(new byte[] {number});
    }
}
