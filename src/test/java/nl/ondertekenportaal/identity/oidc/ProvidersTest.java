package nl.ondertekenportaal.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.ondertekenportaal.common.Mode;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    private static final Mode PRODUCTION = new Mode(false);
    private static final Mode DEMO = new Mode(true);

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "app.oidc.3.id", "eherkenning",
            "app.oidc.3.name", "eHerkenning",
            "app.oidc.3.kind", "eherkenning",
            "app.oidc.3.issuer", "https://broker.example.nl/oidc",
            "app.oidc.3.client.id", "portaal",
            "app.oidc.3.client.secret", "een echt geheim",
            "app.oidc.3.claim.kvk", "urn:etoegang:1.9:EntityConcernedID:KvKnr",
            "app.oidc.3.claim.level", "acr"));

    @Test
    void withoutSettingsThereAreNone() {
        assertThat(new Providers(property -> Optional.empty(), PRODUCTION).all())
                .isEmpty();
    }

    @Test
    void eHerkenningAsksForLevelThreeUnlessToldOtherwise() {
        AssuranceLevels levels = read(PRODUCTION).get("eherkenning").levels();
        assertThat(levels.isEnough("urn:etoegang:core:assurance-class:loa3")).isTrue();
        assertThat(levels.isEnough("urn:etoegang:core:assurance-class:loa4")).isTrue();
        assertThat(levels.isEnough("urn:etoegang:core:assurance-class:loa2plus"))
                .isFalse();
        assertThat(levels.isEnough("loa5")).isFalse();
        assertThat(levels.isEnough(null)).isFalse();
        assertThat(levels.isStrong("urn:etoegang:core:assurance-class:loa4"))
                .as("nothing counts as a second factor by itself")
                .isFalse();
        settings.put("app.oidc.3.minimum.level", "urn:etoegang:core:assurance-class:loa2");
        settings.put("app.oidc.3.strong.level", "urn:etoegang:core:assurance-class:loa4");
        levels = read(PRODUCTION).get("eherkenning").levels();
        assertThat(levels.isEnough("urn:etoegang:core:assurance-class:loa2plus"))
                .isTrue();
        assertThat(levels.isStrong("urn:etoegang:core:assurance-class:loa3")).isFalse();
        assertThat(levels.isStrong("urn:etoegang:core:assurance-class:loa4")).isTrue();
    }

    @Test
    void aNumberIsProvenAtLevelThreeAtLeast() {
        String three = "urn:etoegang:core:assurance-class:loa3";
        String lower = "urn:etoegang:core:assurance-class:loa2plus";
        settings.put("app.oidc.3.minimum.level", lower);
        AssuranceLevels levels = read(PRODUCTION).get("eherkenning").levels();
        assertThat(levels.isProof(lower)).as("enough to log in").isFalse();
        assertThat(levels.isProof(three)).isTrue();
        settings.put("app.oidc.3.minimum.level", "urn:etoegang:core:assurance-class:loa4");
        assertThat(read(PRODUCTION).get("eherkenning").levels().isProof(three)).isFalse();
        AssuranceLevels own = new AssuranceLevels(java.util.List.of("laag", "hoog"), "hoog", null);
        assertThat(own.isProof("hoog")).as("nobody knows what it means").isFalse();
        assertThat(new AssuranceLevels(java.util.List.of(three), null, null).isProof(three))
                .as("nobody said that it is enough")
                .isFalse();
        assertThat(new AssuranceLevels(java.util.List.of(lower, three, "hoog"), lower, null).isProof("hoog"))
                .isTrue();
        assertThat(new AssuranceLevels(java.util.List.of(three, lower), three, null).isProof(lower))
                .as("not in the order of eHerkenning")
                .isFalse();
    }

    @Test
    void whatProvesANumberMustTellForWhomAndHowSurely() {
        settings.put("app.oidc.3.claim.branch", "branch");
        settings.put("app.oidc.3.claim.intermediary", "intermediary");
        assertThatCode(() -> read(PRODUCTION).get("eherkenning").requireProving())
                .doesNotThrowAnyException();
        for (String needed : new String[] {"branch", "intermediary"}) {
            assertThatThrownBy(() ->
                            readWith("claim." + needed, "").get("eherkenning").requireProving())
                    .hasMessageContaining("APP_ADMISSION_AT_ONCE")
                    .hasMessageContaining("[CLAIM_" + needed.toUpperCase(java.util.Locale.ROOT) + "]");
        }
        assertThatThrownBy(
                        () -> readWith("levels", "laag,hoog").get("eherkenning").requireProving())
                .hasMessageContaining("MINIMUM_LEVEL");
        settings.put("app.oidc.3.minimum.level", "hoog");
        assertThatThrownBy(
                        () -> readWith("levels", "laag,hoog").get("eherkenning").requireProving())
                .hasMessageContaining("LEVELS");
    }

    @Test
    void aProviderWithoutLevelsIsEnoughAndNeverStrong() {
        AssuranceLevels none = new AssuranceLevels(java.util.List.of(), null, null);
        assertThat(none.isEnough(null)).isTrue();
        assertThat(none.isStrong("hoog")).isFalse();
    }

    @Test
    void productionRefusesADemoSecretAndAnAddressWithoutTls() {
        settings.put("app.oidc.3.client.secret", "demo-geheim");
        assertThat(read(DEMO).all()).hasSize(1);
        assertThatThrownBy(() -> read(PRODUCTION)).hasMessageContaining("APP_OIDC_3_CLIENT_SECRET");
        settings.put("app.oidc.3.client.secret", "een echt geheim");
        settings.put("app.oidc.3.issuer", "http://broker.example.nl");
        assertThatThrownBy(() -> read(PRODUCTION)).hasMessageContaining("APP_OIDC_3_ISSUER");
    }

    @Test
    void whatIsMissingOrWrongIsNamed() {
        for (String needed : new String[] {"name", "issuer", "client.id", "client.secret", "claim.level"}) {
            assertThatThrownBy(() -> readWith(needed, ""))
                    .as(needed)
                    .hasMessageContaining("APP_OIDC_3_"
                            + needed.toUpperCase(java.util.Locale.ROOT).replace('.', '_'));
        }
        assertThatThrownBy(() -> readWith("claim.kvk", "")).hasMessageContaining("CLAIM_KVK");
        assertThatThrownBy(() -> readWith("kind", "bank")).hasMessageContaining("APP_OIDC_3_KIND");
        assertThatThrownBy(() -> readWith("id", "../evil")).hasMessageContaining("ID must be");
        assertThatThrownBy(() -> readWith("minimum.level", "loa9")).hasMessageContaining("one of the levels");
        Map<String, String> twice = new HashMap<>(settings);
        settings.forEach((property, value) -> twice.put(property.replace(".3.", ".4."), value));
        assertThatThrownBy(() -> new Providers(key -> Optional.ofNullable(twice.get(key)), PRODUCTION))
                .hasMessageContaining("same id");
    }

    @Test
    void aSecretIsNotWrittenDown() {
        assertThat(read(PRODUCTION).all().toString()).doesNotContain("een echt geheim");
    }

    @Test
    void everySettingIsInTheManual() throws IOException {
        String manual = Files.readString(Path.of("src/docs/operations.md"));
        for (ProviderSetting setting : ProviderSetting.values()) {
            assertThat(manual).contains("`APP_OIDC_<n>_" + setting + "`");
        }
    }

    private Providers readWith(String name, String value) {
        Map<String, String> changed = new HashMap<>(settings);
        changed.put("app.oidc.3." + name, value);
        return new Providers(property -> Optional.ofNullable(changed.get(property)), PRODUCTION);
    }

    private Providers read(Mode mode) {
        return new Providers(property -> Optional.ofNullable(settings.get(property)), mode);
    }
}
