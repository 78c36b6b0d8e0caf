package nl.ondertekenportaal.organisation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.RuleBroken;
import org.jspecify.annotations.Nullable;

/** What an organisation states of itself when it applies. Groups, legal entities, labels and UZOVI codes are separate things: only a legal entity signs. */
public final class Particulars {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_LABELS = 50;

    final OrganisationKind kind;
    final String name;
    private final Identifiers identifiers;
    /** In the register, of a signal partner that is in it. */
    private @Nullable String ownSector;

    private @Nullable String cbsCode;

    /** Of a municipality, whose college it is unless something else is stated. */
    @Nullable
    MunicipalParty party;

    private @Nullable ForeignRegister foreign;
    private boolean naturalPerson;
    private @Nullable String registerNumber;

    @Nullable
    String umbrella;

    @Nullable
    String group;

    boolean nationwide = true;
    Set<String> sectors = Set.of();
    Set<String> labels = Set.of();
    Set<String> uzovi = Set.of();
    Set<String> platforms = Set.of();
    Set<String> municipalities = Set.of();
    Set<String> partners = Set.of();
    Map<String, ServicePeriod> area = Map.of();

    /** @throws RuleBroken {@code application.name}, {@code privacy.bsn} */
    public Particulars(OrganisationKind kind, String name, Identifiers identifiers) {
        this.kind = kind;
        this.name = free(name, "application.name");
        this.identifiers = identifiers;
        this.party = kind == OrganisationKind.MUNICIPALITY ? MunicipalParty.college() : null;
    }

    public static Particulars ofMunicipality(Municipality municipality, Identifiers identifiers) {
        Particulars particulars = new Particulars(OrganisationKind.MUNICIPALITY, municipality.getName(), identifiers);
        particulars.cbsCode = municipality.getCbsCode();
        return particulars;
    }

    /**
     * @param legalName of the legal entity, where it differs from the name in the register; of a group always
     * @throws RuleBroken {@code partner.group}, {@code partner.legalName}
     */
    public static Particulars ofPartner(PartnerName partner, @Nullable String legalName, Identifiers identifiers) {
        Particulars particulars =
                new Particulars(OrganisationKind.SIGNAL_PARTNER, signingName(partner, legalName), identifiers);
        particulars.ownSector = partner.getSector();
        particulars.registerNumber = partner.registerNumber().orElse(null);
        particulars.umbrella = partner.umbrella().orElse(null);
        return particulars;
    }

    private static String signingName(PartnerName partner, @Nullable String legalName) {
        if (legalName != null && !legalName.isBlank()) {
            return PlainLine.of(legalName, "partner.legalName", LONGEST_NAME);
        }
        if (partner.getNature() == PartnerName.Nature.GROUP) {
            throw new RuleBroken("partner.group", partner.getName());
        }
        return partner.getName();
    }

    /** @param ofBoard name of the joint arrangement; nothing for the college itself */
    public Particulars party(PartyForm form, @Nullable String ofBoard) {
        party = MunicipalParty.of(form, ofBoard);
        return this;
    }

    /** For who is not in the Dutch trade register. */
    public Particulars elsewhere(@Nullable ForeignRegister register, boolean aNaturalPerson) {
        foreign = register;
        naturalPerson = aNaturalPerson;
        return this;
    }

    public Particulars sectors(Collection<String> of) {
        sectors = Set.copyOf(of);
        return this;
    }

    /** @param number L-number of a housing corporation; nothing for what the register says */
    public Particulars registerNumber(@Nullable String number) {
        if (number != null && !number.isBlank()) {
            String plain = number.strip().toUpperCase(java.util.Locale.ROOT);
            if (!plain.matches("L[0-9]{4}")) {
                throw new RuleBroken("application.registerNumber", number);
            }
            registerNumber = plain;
        }
        return this;
    }

    public Particulars names(@Nullable String ofGroup, Collection<String> tradeNames) {
        group = ofGroup == null || ofGroup.isBlank() ? null : free(ofGroup, "application.group");
        if (tradeNames.size() > MOST_LABELS) {
            throw new RuleBroken("application.labels", MOST_LABELS);
        }
        labels = tradeNames.stream()
                .map(label -> free(label, "application.label"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return this;
    }

    /** @throws RuleBroken {@code application.uzovi} if one is not four digits */
    public Particulars uzovi(Collection<String> codes) {
        for (String code : codes) {
            if (!code.matches("[0-9]{4}")) {
                throw new RuleBroken("application.uzovi", code);
            }
        }
        uzovi = Set.copyOf(codes);
        return this;
    }

    /** @param code nothing for what the register says */
    public Particulars umbrella(@Nullable String code) {
        umbrella = code == null || code.isBlank() ? umbrella : code;
        return this;
    }

    /** @param listed by CBS code, when not in the whole country */
    public Particulars serves(boolean theWholeCountry, Map<String, ServicePeriod> listed) {
        if (!theWholeCountry && listed.isEmpty()) {
            throw new RuleBroken("serviceArea.nobody");
        }
        nationwide = theWholeCountry;
        area = theWholeCountry ? Map.of() : new TreeMap<>(listed);
        return this;
    }

    public Particulars platforms(Collection<String> supported) {
        platforms = Set.copyOf(supported);
        return this;
    }

    /** For whom it acts: municipalities by CBS code, or signal partners by name. */
    public Particulars actsFor(Collection<String> cbsCodes, Collection<String> partnerNames) {
        municipalities = Set.copyOf(cbsCodes);
        partners = Set.copyOf(partnerNames);
        return this;
    }

    /** Made anew for each that asks: JPA shares none. */
    LegalIdentity identity() {
        return new LegalIdentity(cbsCode, identifiers, registerNumber, foreign, naturalPerson);
    }

    /** @throws RuleBroken if something is missing, or does not go together */
    void check() {
        identity().refuseUnlessOf(kind);
        require(kind == OrganisationKind.SIGNAL_PARTNER, sectors, "application.sectorRequired");
        if (ownSector != null && !sectors.contains(ownSector)) {
            throw new RuleBroken("partner.sectorRequired", name);
        }
        require(kind == OrganisationKind.SIGNAL_PARTNER, platforms, "application.platformRequired");
        require(kind == OrganisationKind.EXECUTING_ORGANISATION, municipalities, "application.municipalityRequired");
        require(kind == OrganisationKind.DELIVERY_AGENT, partners, "application.partnerRequired");
        if (!uzovi.isEmpty() && !sectors.contains("HEALTH_INSURANCE")) {
            throw new RuleBroken("application.uzoviSector");
        }
    }

    private static void require(boolean ofThisKind, Set<String> values, String key) {
        if (ofThisKind && values.isEmpty()) {
            throw new RuleBroken(key);
        }
    }

    /** What people type freely, on one line and without a citizen's number. */
    static String free(String text, String key) {
        String line = PlainLine.of(text, key, LONGEST_NAME);
        BurgerServiceNumber.refuseIn(line);
        return line;
    }
}
