package nl.ondertekenportaal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.ondertekenportaal.notification.Digest.Item;
import nl.ondertekenportaal.notification.Digest.Party;
import nl.ondertekenportaal.outbound.MailText;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final URI LINK = URI.create("https://portaal.example/signing/inbox");
    private static final Party LEIDEN = new Party("Leiden", true);
    private static final Party DUNEA = new Party("Dunea", false);

    @Test
    void itSaysPerKindHowManyAndWho() {
        MailText mail = mail(
                item(NoticeKind.DECLINED, "Eneco", "Wij tekenen landelijk."),
                item(NoticeKind.OFFERED, "Vitens", null),
                item(NoticeKind.OFFERED, "Dunea", null));
        assertThat(mail.subject()).isEqualTo("Ondertekenportaal: 2 aangeboden, 1 geweigerd");
        assertThat(mail.body())
                .contains(
                        "Beste Eva (fictief),",
                        "Gemeente Leiden\n\n2 overeenkomsten aangeboden. Deze wachten op uw handtekening:\n- Dunea\n- Vitens",
                        "1 overeenkomst is geweigerd:\n- Eneco. Reden: “Wij tekenen landelijk.”",
                        LINK.toString());
    }

    @Test
    void ofHundredsItNamesTwenty() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            items.add(item(NoticeKind.SIGNED, "Partner %03d".formatted(i), null));
        }
        String body = new Digest(items).mail("Eva", LINK).body();
        assertThat(body).contains("300 overeenkomsten zijn nu compleet", "- Partner 019\n- en nog 280");
        assertThat(body).doesNotContain("Partner 020");
    }

    @Test
    void whoWorksForTwoOrganisationsGetsOneMail() {
        MailText mail = mail(
                item(NoticeKind.SIGNED, "Dunea", null),
                new Item(NoticeKind.SIGNED, DUNEA, false, new Party("Delft", true), Optional.empty()));
        assertThat(mail.subject()).isEqualTo("Ondertekenportaal: 2 compleet");
        assertThat(mail.body())
                .contains("Gemeente Leiden\n\n1 overeenkomst", "Dunea\n\n1 overeenkomst", "- gemeente Delft");
    }

    @Test
    void whoActsForAPrincipalIsToldToChooseItFirst() {
        Item own = item(NoticeKind.OFFERED, "Vitens", null);
        Item ofPrincipal = new Item(NoticeKind.OFFERED, DUNEA, true, new Party("Delft", true), Optional.empty());
        Digest digest = new Digest(List.of(own, ofPrincipal));
        assertThat(digest.asksToChoose()).isTrue();
        assertThat(digest.mail("Eva", LINK).body())
                .contains("Bekijk alles in het Ondertekenportaal. Kies daar eerst namens wie u werkt:\n\n" + LINK);
        assertThat(new Digest(List.of(own)).asksToChoose()).isFalse();
        assertThat(mail(own).body())
                .contains("Bekijk alles in het Ondertekenportaal:\n\n" + LINK)
                .doesNotContain("namens wie");
    }

    @Test
    void whatSomebodyTypedStaysOnItsLine() {
        String nasty = "Goed\r\n\r\n- Vals\u2028<script>alert(1)</script>\u202Etxet\u0000 {0} '";
        MailText mail = mail(item(NoticeKind.DECLINED, nasty, nasty));
        assertThat(mail.subject()).isEqualTo("Ondertekenportaal: 1 geweigerd");
        String line = "Goed - Vals <script>alert(1)</script> txet {0} '";
        assertThat(mail.body()).contains("- " + line + ". Reden: “" + line + "”\n");
        assertThat(mail.body()).doesNotContain("\r", "\u2028", "\u202E", "\u0000");
        assertThat(mail.body().lines()).noneMatch(each -> each.startsWith("- Vals"));
    }

    @Test
    void anAddressThatSomebodyElseTypedIsNotMailedOn() {
        for (String reason : List.of(
                "Kijk op https://vals.example/inloggen", "Zie WWW.vals.example", "Ga naar vals.example/inloggen")) {
            assertThat(mail(item(NoticeKind.DECLINED, "Eneco", reason)).body())
                    .contains("- Eneco. De reden leest u in het Ondertekenportaal.")
                    .doesNotContainIgnoringCase("vals.example");
        }
    }

    @Test
    void aLongReasonIsCutBetweenCharacters() {
        String body = mail(item(NoticeKind.DECLINED, "Eneco", "€".repeat(199) + "😀" + "nee"))
                .body();
        assertThat(body).contains("€😀…”").doesNotContain("nee");
    }

    private static MailText mail(Item... items) {
        return new Digest(List.of(items)).mail("Eva (fictief)", LINK);
    }

    private static Item item(NoticeKind kind, String counterparty, @org.jspecify.annotations.Nullable String reason) {
        return new Item(kind, LEIDEN, false, new Party(counterparty, false), Optional.ofNullable(reason));
    }
}
