package nl.ondertekenportaal.covenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.ondertekenportaal.covenant.Article.Paragraph;
import nl.ondertekenportaal.covenant.ModelAgreement.Periods;
import org.junit.jupiter.api.Test;

class ModelAgreementReaderTest {
    private final ModelAgreementReader reader = new ModelAgreementReader();
    private final ModelAgreement model = reader.shipped("2026-1");

    @Test
    void theShippedModelSaysThatItWillBeReplaced() {
        assertThat(model.version()).isEqualTo("2026-1");
        assertThat(model.effectiveFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(model.status()).contains("te vervangen door de officiële tekst");
        assertThat(model.sha256()).hasSize(64);
    }

    @Test
    void theRulesOfTheModelAreData() {
        assertThat(model.periods()).isEqualTo(new Periods(12, 12, 3));
        assertThat(model.threshold("ENERGY")).contains(new ArrearsThreshold("ENERGY", 30, ArrearsThreshold.Unit.DAYS));
        assertThat(model.thresholds())
                .extracting(ArrearsThreshold::sector)
                .containsExactly("HOUSING", "ENERGY", "HEAT", "DRINKING_WATER", "HEALTH_INSURANCE");
        assertThat(model.field(ModelField.FIRST_DAY)).isPresent();
        assertThat(model.field(ModelField.CONTRIBUTION)).isPresent();
    }

    @Test
    void theArticlesKeepTheirIdsAndNumbers() {
        assertThat(model.articles())
                .extracting(article -> article.number() + " " + article.id())
                .containsExactly(
                        "1 goal",
                        "2 principles",
                        "3 signals",
                        "4 suspension",
                        "5 evaluation",
                        "6 duration",
                        "7 changes",
                        "8 privacy",
                        "9 contacts",
                        "10 platforms",
                        "11 closing");
    }

    @Test
    void everyParagraphIsNumberedWithinItsArticle() {
        for (Article article : model.articles()) {
            assertThat(article.paragraphs())
                    .extracting(Paragraph::number)
                    .allSatisfy(number -> assertThat(number).startsWith(article.number() + "."));
        }
    }

    @Test
    void anAgreementShowsTheParagraphsOfItsSectorsOnly() {
        List<String> numbers = model.article("signals").orElseThrow().paragraphsFor(Set.of("HEAT")).stream()
                .map(Paragraph::number)
                .filter(number -> number.startsWith("3.4"))
                .toList();

        assertThat(numbers).containsExactly("3.4", "3.4.3");
    }

    @Test
    void aVersionThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> reader.shipped("1999-1"))
                .isInstanceOf(InvalidModelAgreement.class)
                .hasMessageContaining("1999-1");
    }

    @Test
    void anEntityIsRefused() throws Exception {
        String text = source().replace("<model ", "<!DOCTYPE model [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><model ")
                .replace("Uitgangspunten", "&x;");

        refused(text, "DOCTYPE");
    }

    @Test
    void aValueOfAnUnknownFieldIsRefused() throws Exception {
        refused(source().replace("value of=\"contribution\"", "value of=\"bedrag\""), "bedrag");
    }

    @Test
    void twoParagraphsWithOneNumberAreRefusedWithTheLine() throws Exception {
        refused(source().replace("number=\"1.2\"", "number=\"1.1\""), "Line ");
    }

    @Test
    void aSectorWithoutThresholdIsRefused() throws Exception {
        refused(source().replace("<threshold sector=\"HEAT\" from=\"30\" unit=\"DAYS\"/>", ""), "3.4.3");
    }

    @Test
    void whatIsNoXmlIsRefused() {
        refused("", "Line");
        refused("%PDF-1.7", "Line");
        refused("<html/>", "html");
    }

    @Test
    void anotherByteIsAnotherHash() throws Exception {
        assertThat(reader.read((source() + "\n").getBytes(StandardCharsets.UTF_8))
                        .sha256())
                .isNotEqualTo(model.sha256());
    }

    private void refused(String xml, String reason) {
        assertThatThrownBy(() -> reader.read(xml.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(InvalidModelAgreement.class)
                .hasMessageContaining(reason);
    }

    private static String source() throws IOException {
        try (InputStream in =
                ModelAgreementReader.class.getResourceAsStream("/templates/modelovereenkomst/2026-1/model.xml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
