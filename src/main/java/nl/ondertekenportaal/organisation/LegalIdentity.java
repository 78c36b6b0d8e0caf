package nl.ondertekenportaal.organisation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/**
 * By what an organisation is known outside the portal. A municipality has a CBS code; a legal entity stands in one trade register, the
 * Dutch one or that of another country; a natural person, a landlord say, stands in none and was checked by NVVK itself.
 */
@Embeddable
public class LegalIdentity {

    @Column(name = "cbs_code")
    private @Nullable String cbsCode;

    private @Nullable String kvk;

    private @Nullable String rsin;

    private @Nullable String oin;

    @Column(name = "register_number")
    private @Nullable String registerNumber;

    @Column(name = "foreign_number")
    private @Nullable String foreignNumber;

    @Column(name = "foreign_country")
    private @Nullable String foreignCountry;

    @Column(name = "natural_person")
    private boolean naturalPerson;

    /** Of nobody in particular: of NVVK itself, and for JPA. */
    protected LegalIdentity() {}

    LegalIdentity(
            @Nullable String cbsCode,
            Identifiers identifiers,
            @Nullable String registerNumber,
            @Nullable ForeignRegister foreign,
            boolean naturalPerson) {
        this.cbsCode = cbsCode;
        this.kvk = identifiers.kvk();
        this.rsin = identifiers.rsin();
        this.oin = identifiers.oin();
        this.registerNumber = registerNumber;
        this.foreignNumber = foreign == null ? null : foreign.number();
        this.foreignCountry = foreign == null ? null : foreign.country();
        this.naturalPerson = naturalPerson;
    }

    static LegalIdentity ofMunicipality(String cbsCode) {
        return new LegalIdentity(cbsCode, new Identifiers(null, null, null), null, null, false);
    }

    /** One for each owner: JPA shares none. */
    LegalIdentity copy() {
        return new LegalIdentity(
                cbsCode, identifiers(), registerNumber, foreign().orElse(null), naturalPerson);
    }

    /**
     * Whoever is no municipality is known by exactly one of a KvK number, a foreign register and being a natural person; only a signal
     * partner by one of the last two.
     *
     * @throws RuleBroken {@code identifier.kvkRequired}, {@code application.oneRegister}
     */
    void refuseUnlessOf(OrganisationKind kind) {
        boolean elsewhere = foreignNumber != null || naturalPerson;
        long registers = Stream.of(kvk != null, foreignNumber != null, naturalPerson)
                .filter(Boolean::booleanValue)
                .count();
        if (kind != OrganisationKind.MUNICIPALITY && registers > 1) {
            throw new RuleBroken("application.oneRegister");
        }
        if (kind != OrganisationKind.MUNICIPALITY && registers == 0
                || kind != OrganisationKind.SIGNAL_PARTNER && elsewhere) {
            throw new RuleBroken("identifier.kvkRequired");
        }
    }

    /** Whether the other one is the same municipality, or has a number that only one of them can have. */
    boolean shares(LegalIdentity other) {
        return isSame(cbsCode, other.cbsCode)
                || isSame(kvk, other.kvk)
                || isSame(oin, other.oin)
                || foreign().isPresent() && foreign().equals(other.foreign());
    }

    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    /**
     * How certificates name the organisation (ETSI EN 319 412-1, 5.1.4): by its number in a trade register, or as a government body
     * by its CBS code. Who is in no register gets a name of the portal's own making (scheme of two letters and a colon).
     */
    String inCertificates(UUID organisation) {
        if (cbsCode != null) {
            return "GOVNL-" + cbsCode;
        }
        if (foreignCountry != null) {
            return "NTR" + foreignCountry + "-" + foreignNumber;
        }
        return kvk != null ? "NTRNL-" + kvk : "OP:NL-" + organisation;
    }

    /** Of a municipality. */
    public Optional<String> cbsCode() {
        return Optional.ofNullable(cbsCode);
    }

    public Identifiers identifiers() {
        return new Identifiers(kvk, rsin, oin);
    }

    /** The L-number of a housing corporation. */
    public Optional<String> registerNumber() {
        return Optional.ofNullable(registerNumber);
    }

    /** Its number elsewhere, if it is not in the Dutch trade register. */
    public Optional<ForeignRegister> foreign() {
        return foreignNumber == null || foreignCountry == null
                ? Optional.empty()
                : Optional.of(new ForeignRegister(foreignNumber, foreignCountry));
    }

    /** A landlord, say, whom NVVK has checked itself. */
    public boolean isNaturalPerson() {
        return naturalPerson;
    }
}
