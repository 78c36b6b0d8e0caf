package nl.ondertekenportaal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.document.RatificationContent.By;
import nl.ondertekenportaal.document.RatificationContent.First;
import nl.ondertekenportaal.document.RatificationContent.Ground;
import nl.ondertekenportaal.document.RatificationContent.Ratifying;
import nl.ondertekenportaal.document.RatificationContent.Together;
import nl.ondertekenportaal.document.RatificationContent.Wrong;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Decision;
import nl.ondertekenportaal.pdf.PdfRenderer;
import nl.ondertekenportaal.pdf.VeraPdf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** The statement of ratification as a document. */
class RatificationDocumentTest {
    private static final String EVIL = "<script>alert(1)</script>]]>&amp;'\"</style><b>{0}";
    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 3);
    private static final Sha256 ISSUED = Sha256.of(new byte[] {7});

    private final RatificationDocument document = new RatificationDocument();

    RatificationDocumentTest() {
        document.renderer = new PdfRenderer();
    }

    @Test
    void itNamesTheAgreementWhatWasWrongAndThatAllOfItIsRatified() throws Exception {
        String text = parsed(content("Voorbeeldstad (fictief)", "De volmacht is nooit getekend (fictief)."))
                .getDocumentElement()
                .getTextContent();

        assertThat(text)
                .contains("Bekrachtiging", "Voorbeeldstad (fictief)", "Voorbeeld Energie B.V. (fictief)")
                .contains("abc123", ISSUED.hex(), "3 maart 2026")
                .contains("De bevoegdheid is nooit gegeven", "De volmacht is nooit getekend (fictief).")
                .contains(
                        "als gevolmachtigde op grond van het besluit van de burgemeester van 1 maart 2026 (V-1 (fictief))")
                .contains("vertegenwoordigd door het college", "artikel 3:69, eerste lid")
                .contains("voor de hele overeenkomst, zonder voorwaarde en zonder voorbehoud")
                .contains("Fenna Fictief, burgemeester, burgemeester op grond van het besluit van de Kroon")
                .contains("DEMONSTRATIE – FICTIEF", AnAgreement.CHECK.toString());
    }

    @Test
    void itIsFitForTheArchiveAndForScreenReadersWhateverStandsInIt() throws Exception {
        VeraPdf.mustConform(pdf(content("Voorbeeldstad (fictief)", "De volmacht is nooit getekend (fictief).")));
        RatificationContent evil = content(EVIL, EVIL);
        Document page = parsed(evil);
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("b").getLength()).isZero();
        assertThat(page.getDocumentElement().getTextContent()).contains(EVIL);
        VeraPdf.mustConform(pdf(evil));
    }

    @ParameterizedTest
    @EnumSource(value = AuthorityKind.class, mode = EnumSource.Mode.EXCLUDE, names = "PREPARATION")
    void everyKindOfAuthorityOnWhichSomebodySignsHasWords(AuthorityKind kind) {
        Ground ground = new Ground(kind, new Decision("de Kroon", SIGNED, "K-1 (fictief)"));
        assertThat(document.xhtml(content("A", new Wrong("OTHER", "x", SIGNED, ground))))
                .contains("op grond van het besluit van de Kroon");
    }

    @Test
    void equalContentGivesAnEqualPageAndAnythingElseAnotherOne() {
        String page = document.xhtml(content("A", "x"));
        assertThat(document.xhtml(content("A", "x"))).isEqualTo(page);
        assertThat(document.xhtml(content("A", "y"))).isNotEqualTo(page);
        assertThat(document.xhtml(content("B", "x"))).isNotEqualTo(page);
    }

    @Test
    void whereTwoSignEachStatementSaysSoAndTheSecondNamesTheFirst() {
        Wrong wrong = new Wrong("OTHER", "x", SIGNED, null);
        assertThat(document.xhtml(content("A", wrong))).doesNotContain("twee mensen samen");
        assertThat(document.xhtml(content("A", wrong, new Together(null))))
                .contains("door twee mensen samen", "werkt zodra een tweede");
        First first = new First("Gerrit Fictief", "secretaris", LocalDate.of(2026, 11, 30), ISSUED);
        assertThat(document.xhtml(content("A", wrong, new Together(first))))
                .contains("Gerrit Fictief, secretaris, ondertekende op 30 november 2026", ISSUED.hex())
                .doesNotContain("werkt zodra een tweede");
    }

    @Test
    void nothingIsRatifiedWithoutADefect() {
        RatificationContent some = content("A", "x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RatificationContent(
                        some.municipality(),
                        some.partner(),
                        some.ratifying(),
                        some.number(),
                        some.issuedHash(),
                        some.signedOn(),
                        List.of(),
                        some.signatory(),
                        null,
                        some.check(),
                        true));
    }

    private static RatificationContent content(String municipality, String explanation) {
        Ground mandate = new Ground(
                AuthorityKind.POWER_OF_ATTORNEY,
                new Decision("de burgemeester", LocalDate.of(2026, 3, 1), "V-1 (fictief)"));
        return content(municipality, new Wrong("NEVER_GRANTED", explanation, LocalDate.of(2026, 11, 29), mandate));
    }

    private static RatificationContent content(String municipality, Wrong wrong) {
        return content(municipality, wrong, null);
    }

    private static RatificationContent content(String municipality, Wrong wrong, @Nullable Together together) {
        return new RatificationContent(
                municipality,
                "Voorbeeld Energie B.V. (fictief)",
                new Ratifying(municipality, "het college van burgemeester en wethouders", null),
                "abc123",
                ISSUED,
                SIGNED,
                List.of(wrong),
                new By(
                        "Fenna Fictief",
                        "burgemeester",
                        new Ground(
                                AuthorityKind.MAYOR,
                                new Decision("de Kroon", LocalDate.of(2024, 5, 6), "benoeming 12 (fictief)"))),
                together,
                AnAgreement.CHECK,
                true);
    }

    private byte[] pdf(RatificationContent content) {
        return document.pdf(content, "gemeente", Instant.parse("2026-11-29T12:00:00Z"));
    }

    private Document parsed(RatificationContent content) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document.xhtml(content).getBytes(StandardCharsets.UTF_8)));
    }
}
