package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which number of an application is proven by what a provider says, and for how long. */
class IdentifierProofTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456789Z");
    private static final String KVK = "99000001";
    private static final String RSIN = "990000011";
    private static final String OIN_OF_ANOTHER = "00000004000000001000";
    private static final String LEVEL = "urn:etoegang:core:assurance-class:loa3";

    @Test
    void theNumberThatBothHaveIsProven() {
        IdentifierProof proof = proof(application("99000001"), "99000001", null);
        assertThat(proof.kind()).isEqualTo(IdentifierProof.Kind.KVK);
        assertThat(proof.number()).isEqualTo("99000001");
        assertThat(proof.level()).isEqualTo("loa3");
        assertThat(proof.provenAt()).as("as the database keeps it").isEqualTo("2026-11-24T12:00:00.123456Z");
    }

    @Test
    void theNumberInsideAnOinCountsToo() {
        IdentifierProof proof = proof(application("99000001"), null, "00000003990000010000");
        assertThat(proof.kind()).isEqualTo(IdentifierProof.Kind.KVK);
        assertThat(proof.number()).isEqualTo("99000001");
    }

    @Test
    void anotherNumberProvesNothing() {
        assertThatThrownBy(() -> proof(application("99000001"), "99000002", null))
                .hasMessage("proof.otherNumber");
        assertThatThrownBy(() -> proof(application("99000001"), null, "00000003990000020000"))
                .hasMessage("proof.otherNumber");
    }

    @Test
    void itHoldsForTheSameNumberAndNotForEver() {
        Application application = application("99000001");
        IdentifierProof proof = proof(application, "99000001", null);
        assertThat(proof.holds(application, proof.provenAt())).isTrue();
        assertThat(proof.holds(application, proof.provenAt().plusMillis(1))).isFalse();
        assertThat(proof.holds(application("99000002"), proof.provenAt()))
                .as("the application has another number by now")
                .isFalse();
    }

    @Test
    void whatOnlyTheApplicantSaysIsUnproven() {
        Application own = application(new Identifiers(KVK, RSIN, OIN_OF_ANOTHER));
        assertThat(proof(own, KVK, null).unproven(own)).containsExactly("RSIN", "OIN");
        assertThat(proof(own, KVK, RSIN, null).unproven(own)).containsExactly("OIN");
        assertThat(proof(own, KVK, RSIN, OIN_OF_ANOTHER).unproven(own)).isEmpty();
        assertThat(proof(own, null, RSIN, null).unproven(own))
                .as("the KvK number of somebody else, perhaps")
                .containsExactly("KvK", "OIN");
    }

    @Test
    void anOinIsProvenByTheNumberThatItCarries() {
        Application ofKvk = application(new Identifiers(KVK, null, "00000003990000010000"));
        assertThat(proof(ofKvk, KVK, null).unproven(ofKvk)).isEmpty();
        Application ofRsin = application(new Identifiers(KVK, null, "00000001" + RSIN + "000"));
        assertThat(proof(ofRsin, KVK, null).unproven(ofRsin)).containsExactly("RSIN", "OIN");
        assertThat(proof(ofRsin, KVK, RSIN, null).unproven(ofRsin)).isEmpty();
        Identifiers onlyRsin = new Identifiers(null, RSIN, null);
        assertThat(onlyRsin.unprovenBy(onlyRsin))
                .as("nobody is let in at once without a KvK number")
                .containsExactly("KvK");
    }

    private static IdentifierProof proof(Application application, @Nullable String kvk, @Nullable String oin) {
        return proof(application, kvk, null, oin);
    }

    private static IdentifierProof proof(
            Application application, @Nullable String kvk, @Nullable String rsin, @Nullable String oin) {
        return new IdentifierProof(
                application,
                new VerifiedIdentifier.Verified(
                        "eherkenning", "eHerkenning", kvk, rsin, oin, null, LEVEL, null, "00".repeat(32), NOW),
                LEVEL,
                NOW);
    }

    private static Application application(String kvk) {
        return application(new Identifiers(kvk, null, null));
    }

    private static Application application(Identifiers numbers) {
        Particulars stated = new Particulars(OrganisationKind.SIGNAL_PARTNER, "Voorbeeld (fictief)", numbers)
                .sectors(Set.of("HOUSING"))
                .platforms(Set.of("VPS"));
        return new Application(
                stated,
                null,
                new Applicant("Fenna Fictief", "adviseur (fictief)", new MailAddress("fenna@demo.invalid")),
                NOW);
    }
}
