package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** By what an organisation is known, and when two are the same one. */
class LegalIdentityTest {

    private static final UUID ID = UUID.fromString("3f0c1a52-7d53-4a52-9a55-0d6f3d1a2b4c");
    private static final Identifiers NONE = new Identifiers(null, null, null);
    private static final Identifiers KVK = new Identifiers("99000001", null, null);
    private static final ForeignRegister BELGIAN = new ForeignRegister("0123.456.749", "BE");

    private final LegalIdentity leiden = LegalIdentity.ofMunicipality("GM0546");
    private final LegalIdentity dutch = new LegalIdentity(null, KVK, "L0001", null, false);
    private final LegalIdentity foreign = new LegalIdentity(null, NONE, null, BELGIAN, false);
    private final LegalIdentity person = new LegalIdentity(null, NONE, null, null, true);

    @Test
    void certificatesNameItByItsRegister() {
        assertThat(leiden.inCertificates(ID)).isEqualTo("GOVNL-GM0546");
        assertThat(dutch.inCertificates(ID)).isEqualTo("NTRNL-99000001");
        assertThat(foreign.inCertificates(ID)).isEqualTo("NTRBE-0123.456.749");
        assertThat(person.inCertificates(ID)).isEqualTo("OP:NL-" + ID);
    }

    @Test
    void oneNumberOfBothIsEnoughToBeTheSame() {
        assertThat(leiden.shares(LegalIdentity.ofMunicipality("GM0546"))).isTrue();
        assertThat(leiden.shares(LegalIdentity.ofMunicipality("GM0344"))).isFalse();
        assertThat(dutch.shares(new LegalIdentity(null, KVK, null, null, false)))
                .isTrue();
        assertThat(foreign.shares(foreign.copy())).isTrue();
        assertThat(foreign.shares(
                        new LegalIdentity(null, NONE, null, new ForeignRegister("0123.456.749", "FR"), false)))
                .isFalse();
    }

    @Test
    void whatBothDoNotHaveTellsNothing() {
        assertThat(person.shares(person.copy())).isFalse();
        assertThat(person.shares(dutch)).isFalse();
    }

    @Test
    void aCopyIsTheSameInAll() {
        LegalIdentity copy = dutch.copy();
        assertThat(copy.identifiers()).isEqualTo(KVK);
        assertThat(copy.registerNumber()).contains("L0001");
        assertThat(copy.foreign()).isEmpty();
        assertThat(foreign.copy().foreign()).contains(BELGIAN);
        assertThat(person.copy().isNaturalPerson()).isTrue();
        assertThat(leiden.copy().cbsCode()).contains("GM0546");
    }

    @Test
    void aDocumentNamesTheBoardOnlyWhereItIsTheParty() {
        assertThat(MunicipalParty.college().body()).isEqualTo("het college van burgemeester en wethouders");
        assertThat(MunicipalParty.of(PartyForm.MANDATED, "Regeling").body())
                .isEqualTo("het college van burgemeester en wethouders");
        assertThat(MunicipalParty.of(PartyForm.DELEGATED, "Regeling").body())
                .isEqualTo("het dagelijks bestuur van Regeling");
    }
}
