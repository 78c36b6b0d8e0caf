package nl.ondertekenportaal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.ondertekenportaal.document.DocumentContent.Supply;
import nl.ondertekenportaal.pdf.DocumentProperties;
import nl.ondertekenportaal.pdf.PdfRenderer;
import nl.ondertekenportaal.pdf.VeraPdf;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class AgreementDocumentTest {
    private static final String EVIL = "<script>alert(1)</script>]]>&amp;'\"</style><b>";

    private final AgreementDocument document = new AgreementDocument();

    @Test
    void theDocumentIsFitForTheArchiveAndForScreenReaders() throws Exception {
        VeraPdf.mustConform(pdf(AnAgreement.aboutEnergyAndHeat()));
    }

    @Test
    void theTextNamesThePartiesAndTheAgreedValuesInTheirPlaces() throws Exception {
        String text = text(AnAgreement.aboutEnergyAndHeat());

        assertThat(text)
                .contains("Gemeente Voorbeeldstad (fictief)")
                .contains("het college van burgemeester en wethouders")
                .contains("KvK-nummer 01234567")
                .contains("Bijdrage van de signaalpartner in die kosten: een bedrag van 2.500 euro per jaar.")
                .contains("Afgesproken eerste dag: 1 januari 2027.")
                .contains("Vindplaats van Schulden")
                .contains("datalek@voorbeeldstad.example")
                .contains("ten minste 30 dagen na de vervaldag");
    }

    @Test
    void whoDoesTheWorkAndWhereEachCanBeReachedStandsInIt() throws Exception {
        assertThat(text(AnAgreement.aboutEnergyAndHeat()))
                .contains("Uitvoerder")
                .contains("Stadsbank Voorbeeld (fictief)", "KvK-nummer 76543210", "behandelt de signalen")
                .contains("Uitvoering en incasso")
                .contains("vroegsignalering@voorbeeldstad.example", "vroegsignalering@voorbeeldenergie.example")
                .contains("Functionaris gegevensbescherming", "fg@voorbeeldstad.example")
                .doesNotContain("geen adres opgegeven", "Eindelevering");
    }

    @Test
    void anAddressThatIsMissingIsSaidToBeMissing() throws Exception {
        DocumentContent content = AnAgreement.withoutContacts();

        assertThat(text(content)).contains("Functionaris gegevensbeschermingfg@", "geen adres opgegeven");
        assertThat(text(content)).doesNotContain("Uitvoerder");
        VeraPdf.mustConform(pdf(content));
    }

    @Test
    void whatWasLeftOpenIsSaidToBeOpen() throws Exception {
        DocumentContent content = AnAgreement.aboutEnergyAndHeat();
        DocumentContent open = new DocumentContent(
                content.model(),
                content.municipality(),
                content.partner(),
                content.supplies(),
                null,
                null,
                content.check(),
                false);

        assertThat(text(open))
                .contains("Afgesproken eerste dag: niet apart afgesproken.")
                .contains("kosten: geen bijdrage afgesproken.")
                .doesNotContain("DEMONSTRATIE");
    }

    @Test
    void onlyTheSectorsOfTheAgreementAppear() throws Exception {
        assertThat(text(AnAgreement.aboutEnergyAndHeat()))
                .contains("3.4.2")
                .contains("3.4.3")
                .doesNotContain("3.4.1")
                .doesNotContain("Zorgverzekering. ");
    }

    @Test
    void theDemoSaysThatItIsFiction() throws Exception {
        assertThat(text(AnAgreement.aboutEnergyAndHeat())).contains("DEMONSTRATIE – FICTIEF");
    }

    @Test
    void theAddressToCheckStandsInPrintAndInThePicture() throws Exception {
        Document page = parsed(AnAgreement.aboutEnergyAndHeat());

        assertThat(page.getDocumentElement().getTextContent()).contains(AnAgreement.CHECK.toString());
        var image = page.getElementsByTagName("img").item(0).getAttributes();
        assertThat(image.getNamedItem("src").getTextContent()).startsWith("data:image/png;base64,");
        assertThat(image.getNamedItem("alt").getTextContent()).contains(AnAgreement.CHECK.toString());
    }

    @Test
    void noValueBecomesMarkup() throws Exception {
        DocumentContent evil = AnAgreement.between(EVIL, EVIL, EVIL);
        Document page = parsed(evil);

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("b").getLength()).isZero();
        assertThat(page.getElementsByTagName("style").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("td").item(0).getTextContent()).isEqualTo(EVIL);
        VeraPdf.mustConform(pdf(evil));
    }

    @Test
    void charactersThatHideOrTurnTextAreMadeVisible() throws Exception {
        DocumentContent content = AnAgreement.between("Ge\u202Emeente\u0000 A\u200B", "B.V.", null);

        assertThat(parsed(content).getElementsByTagName("td").item(0).getTextContent())
                .isEqualTo("Ge\uFFFDmeente\uFFFD A\uFFFD");
        VeraPdf.mustConform(pdf(content));
    }

    @Test
    void headingsFollowEachOther() throws Exception {
        Document page = parsed(AnAgreement.aboutEnergyAndHeat());

        assertThat(page.getElementsByTagName("h1").getLength()).isEqualTo(1);
        assertThat(page.getElementsByTagName("h2").getLength())
                .isEqualTo(
                        4 + AnAgreement.aboutEnergyAndHeat().model().articles().size());
    }

    @Test
    void equalContentGivesAnEqualPage() {
        assertThat(document.xhtml(AnAgreement.aboutEnergyAndHeat()))
                .isEqualTo(new AgreementDocument().xhtml(AnAgreement.aboutEnergyAndHeat()));
    }

    @Test
    void aSectorThatTheModelDoesNotKnowAddsNoParagraph() throws Exception {
        assertThat(text(about(new Supply("Hypotheken", "MORTGAGE", "Voorbeeldplatform"))))
                .contains("Hypotheken");
        assertThatIllegalArgumentException().isThrownBy(this::about);
    }

    private DocumentContent about(Supply... supplies) {
        DocumentContent content = AnAgreement.aboutEnergyAndHeat();
        return new DocumentContent(
                content.model(),
                content.municipality(),
                content.partner(),
                List.of(supplies),
                null,
                null,
                URI.create("https://portaal.example/controle/abc"),
                true);
    }

    private byte[] pdf(DocumentContent content) {
        DocumentProperties properties = new DocumentProperties(
                document.title(content), "Ondertekenportaal", document.subject(content), Instant.EPOCH);
        return new PdfRenderer().render(document.xhtml(content), properties, List.of("gemeente", "signaalpartner"));
    }

    private String text(DocumentContent content) throws Exception {
        return parsed(content).getDocumentElement().getTextContent();
    }

    private Document parsed(DocumentContent content) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(document.xhtml(content).getBytes(StandardCharsets.UTF_8)));
    }
}
