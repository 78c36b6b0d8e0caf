package nl.ondertekenportaal.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import nl.ondertekenportaal.pdf.SomePdf;
import nl.ondertekenportaal.pdf.UploadLimits;
import nl.ondertekenportaal.pdf.UploadedPdf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UploadTest {

    private static final UploadedPdf PDF = UploadedPdf.of(SomePdf.honest(), UploadLimits.of(1, 1));

    @ParameterizedTest
    @CsvSource({
        "Mandaat 2026.pdf, Mandaat 2026.pdf",
        "Besluit één.PDF, Besluit één.pdf",
        "C:\\scans\\kvk.pdf, kvk.pdf",
        "../../etc/passwd, passwd.pdf",
        "<img src=x onerror=alert(1)>.pdf, img srcx onerroralert1.pdf",
        "rekening\u202efdp.exe, rekeningfdp.exe.pdf",
        "'..', bestand.pdf"
    })
    void aNameLosesWhatCouldDoHarm(String told, String kept) {
        assertThat(name(told)).isEqualTo(kept);
    }

    @Test
    void aHeaderCannotBeBrokenByAName() {
        assertThat(name("a\r\nSet-Cookie: x=y\".pdf")).isEqualTo("aSet-Cookie xy.pdf");
    }

    @Test
    void whatHasNoNameGetsOneAndALongOneIsShortened() {
        assertThat(name(null)).isEqualTo("bestand.pdf");
        assertThat(name("é".repeat(500))).hasSize(100).endsWith(".pdf");
    }

    private static String name(@Nullable String told) {
        return new Upload(told, PDF).name();
    }
}
