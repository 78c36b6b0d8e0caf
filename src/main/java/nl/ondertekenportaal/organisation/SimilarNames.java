package nl.ondertekenportaal.organisation;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Whether two names could be the same organisation: capitals, accents, signs and legal forms do not count, and a slip of the pen hardly. */
final class SimilarNames {

    /** The share of three-letter pieces that two names have in common from which on they are near. */
    private static final double NEAR = 0.6;

    private static final int PIECE = 3;

    private static final String LEGAL_FORMS =
            "\\b(b ?v|n ?v|v ?o ?f|c ?v|u ?a|b ?a|stichting|vereniging|cooperatie|cooperatieve|fictief|the|de|het)\\b";

    private SimilarNames() {}

    static boolean areNear(String one, String other) {
        String first = key(one);
        String second = key(other);
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        Set<String> shared = pieces(first);
        Set<String> all = new HashSet<>(shared);
        Set<String> others = pieces(second);
        shared.retainAll(others);
        all.addAll(others);
        return (double) shared.size() / all.size() >= NEAR;
    }

    /** What is left of a name once everything is gone that does not tell organisations apart. */
    static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        String bare = plain.replaceAll(LEGAL_FORMS, "").replace(" ", "");
        return bare.isEmpty() ? plain.replace(" ", "") : bare;
    }

    private static Set<String> pieces(String key) {
        String padded = "  " + key + " ";
        Set<String> pieces = new HashSet<>();
        for (int i = 0; i + PIECE <= padded.length(); i++) {
            pieces.add(padded.substring(i, i + PIECE));
        }
        return pieces;
    }
}
