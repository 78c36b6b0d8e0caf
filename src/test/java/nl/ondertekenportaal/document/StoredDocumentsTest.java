package nl.ondertekenportaal.document;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.Sha256;
import org.junit.jupiter.api.Test;

class StoredDocumentsTest {
    private static final byte[] BEFORE = {1, 2, 3};

    @Test
    void aRevisionThatDoesNotBeginWithTheOneBeforeIsRefused() {
        refused(1, 2, 4, 5);
        refused(0, 1, 2, 3);
    }

    @Test
    void aRevisionThatAppendsNothingIsRefused() {
        refused(1, 2, 3);
        refused(1, 2);
        refused();
    }

    private static void refused(int... after) {
        byte[] bytes = new byte[after.length];
        for (int i = 0; i < after.length; i++) {
            bytes[i] = (byte) after[i];
        }
        var before = new StoredDocuments.StoredDocument(BEFORE, Sha256.of(BEFORE), 1);
        assertThatThrownBy(() -> new StoredDocuments().append(AgreementId.random(), before, bytes))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
