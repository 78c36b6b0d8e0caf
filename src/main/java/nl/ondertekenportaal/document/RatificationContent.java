package nl.ondertekenportaal.document;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.organisation.AuthorityKind;
import nl.ondertekenportaal.organisation.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a statement of ratification says.
 *
 * @param municipality name of the one party
 * @param partner name of the other
 * @param ratifying name of the party that ratifies, and the body that binds it
 * @param number the random code that stands on the document of the agreement
 * @param issuedHash of the document that both parties signed
 * @param signedOn the legal day on which the ratifying party signed it
 * @param defects what was wrong, at least one
 * @param signatory who signs the statement, and on what ground
 * @param together with whom; null if one represents the party alone
 * @param check the public address where anybody can check the agreement
 * @param demo whether the statement must say that it is fiction
 */
public record RatificationContent(
        String municipality,
        String partner,
        Ratifying ratifying,
        String number,
        Sha256 issuedHash,
        LocalDate signedOn,
        List<Wrong> defects,
        By signatory,
        @Nullable Together together,
        URI check,
        boolean demo) {

    public RatificationContent {
        defects = List.copyOf(defects);
        if (defects.isEmpty()) throw new IllegalArgumentException("nothing is ratified without a defect");
    }

    /**
     * Who ratifies.
     *
     * @param name of the party, or of who it passed to by law
     * @param representedBy the body that binds it, such as "het college van burgemeester en wethouders"
     * @param predecessor name of the party, if it does not exist any more; null if it ratifies itself
     */
    public record Ratifying(
            String name, String representedBy, @Nullable String predecessor) {

        /** Name of the party in whose name the agreement was signed. */
        public String party() {
            return predecessor == null ? name : predecessor;
        }
    }

    /**
     * What was wrong.
     *
     * @param kind name of the kind of defect
     * @param ground that is defective; null if the defect is in the signature as such
     */
    public record Wrong(
            String kind,
            String explanation,
            LocalDate reportedOn,
            @Nullable Ground ground) {}

    /** Who signs the statement. */
    public record By(String name, String function, Ground ground) {}

    /**
     * That two represent the party together, each with a statement of like content.
     *
     * @param first who signed one before; null if nobody did yet
     */
    public record Together(@Nullable First first) {}

    /**
     * Who signed the first statement.
     *
     * @param day on which it was signed
     * @param file hash of the signed statement
     */
    public record First(String name, String function, LocalDate day, Sha256 file) {}

    /** By what somebody may sign, and on which decision. */
    public record Ground(AuthorityKind kind, Decision decision) {}
}
