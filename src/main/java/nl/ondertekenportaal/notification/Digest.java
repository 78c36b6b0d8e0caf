package nl.ondertekenportaal.notification;

import static nl.ondertekenportaal.outbound.MailText.line;
import static nl.ondertekenportaal.outbound.MailText.words;

import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.outbound.MailText;

/**
 * The text of one mail with everything that one person is to be told, grouped by organisation and by what happened. It holds
 * names and reasons only, each on one line, and no address that somebody else typed.
 *
 * @param items each agreement once for each organisation
 */
record Digest(List<Item> items) {

    /** Names in a group; of more, only the number is told. */
    static final int MOST_NAMES = 20;

    /** Characters of a reason that the mail shows. */
    static final int LONGEST_REASON = 200;

    private static final Pattern ADDRESS = Pattern.compile(
            "://|www\\.|[\\p{L}\\p{N}-]\\.\\p{L}{2,}|\\d\\.\\d+\\.\\d+\\.\\d", Pattern.CASE_INSENSITIVE);

    /**
     * One agreement of which something is told.
     *
     * @param own the side for which it is told
     * @param throughAgent whether the person acts for that side as an agent, and does not belong to it
     * @param reason why it was declined or withdrawn
     */
    record Item(NoticeKind kind, Party own, boolean throughAgent, Party counterparty, Optional<String> reason) {

        private String words() {
            String name = counterparty.words();
            if (reason.isEmpty()) {
                return name;
            }
            String why = line(reason.get());
            return ADDRESS.matcher(why).find()
                    ? MailText.words("digest.reason.hidden", name)
                    : MailText.words("digest.reason", name, cut(why));
        }

        private static String cut(String why) {
            int length = why.codePointCount(0, why.length());
            return length <= LONGEST_REASON ? why : why.substring(0, why.offsetByCodePoints(0, LONGEST_REASON)) + "…";
        }
    }

    /** An organisation as mails name it. */
    record Party(String name, boolean municipality) {

        private String words() {
            return municipality ? MailText.words("digest.municipality", line(name)) : line(name);
        }

        private String heading() {
            String words = words();
            return words.substring(0, 1).toUpperCase(MailText.DUTCH) + words.substring(1);
        }
    }

    Digest {
        items = List.copyOf(items);
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    /** Whether something in it can be signed, so that its link leads there. */
    boolean asksToSign() {
        return items.stream().anyMatch(item -> item.kind().asksToSign());
    }

    /** Whether something in it is seen only once the person has chosen a principal, so that its link leads to that choice. */
    boolean asksToChoose() {
        return items.stream().anyMatch(Item::throughAgent);
    }

    /** @param name of the person who gets it */
    MailText mail(String name, URI link) {
        String summary = byKind(items).entrySet().stream()
                .map(kind ->
                        words("digest.short." + kind.getKey(), kind.getValue().size()))
                .collect(Collectors.joining(", "));
        Map<Party, List<Item>> byOrganisation =
                items.stream().collect(Collectors.groupingBy(Item::own, LinkedHashMap::new, Collectors.toList()));
        String sections = byOrganisation.entrySet().stream()
                .map(own -> own.getKey().heading() + "\n\n" + groups(own.getValue()))
                .collect(Collectors.joining("\n\n"));
        String look = words(asksToChoose() ? "digest.choose" : "digest.look");
        return new MailText(words("digest.subject", summary), words("digest.body", line(name), sections, look, link));
    }

    private static String groups(List<Item> items) {
        return byKind(items).entrySet().stream()
                .map(kind -> words("digest." + kind.getKey(), kind.getValue().size()) + "\n" + names(kind.getValue()))
                .collect(Collectors.joining("\n\n"));
    }

    private static String names(List<Item> items) {
        // by name, since that is how people look for something
        List<String> names = items.stream()
                .map(Item::words)
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
        Stream<String> more =
                names.size() > MOST_NAMES ? Stream.of(words("digest.more", names.size() - MOST_NAMES)) : Stream.empty();
        return Stream.concat(names.stream().limit(MOST_NAMES), more)
                .map(name -> "- " + name)
                .collect(Collectors.joining("\n"));
    }

    private static Map<NoticeKind, List<Item>> byKind(List<Item> items) {
        return items.stream()
                .collect(Collectors.groupingBy(Item::kind, () -> new EnumMap<>(NoticeKind.class), Collectors.toList()));
    }
}
