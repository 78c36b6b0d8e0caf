package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.organisation.Applicant;
import nl.ondertekenportaal.organisation.ForeignRegister;
import nl.ondertekenportaal.organisation.Identifiers;
import nl.ondertekenportaal.organisation.OrganisationKind;
import nl.ondertekenportaal.organisation.Particulars;
import nl.ondertekenportaal.organisation.PartyForm;
import nl.ondertekenportaal.organisation.Registers;
import nl.ondertekenportaal.organisation.ServicePeriod;
import nl.ondertekenportaal.organisation.TypedLists;
import nl.ondertekenportaal.outbound.MailAddress;

/** Reads the answers of an application form; what is wrong stands beside its field, everything at once. */
@ApplicationScoped
public class ApplyAnswers {

    static final String FORM = "apply:";

    /** Fields by the rules that are broken in them. */
    static final Map<String, String> FIELDS = fields();

    @Inject
    Registers registers;

    @Inject
    TypedLists lists;

    @Inject
    FieldErrors errors;

    private static Map<String, String> fields() {
        Map<String, String> fields = new HashMap<>();
        String[][] rules = {
            {"kvk", "identifier.kvk", "identifier.kvkRequired", "application.alreadyAdmitted", "application.oneRegister"
            },
            {"rsin", "identifier.rsin"},
            {"oin", "identifier.oin", "identifier.oinDiffers", "identifier.test"},
            {"municipality", "municipality.unknown"},
            {"partner", "partner.unknown", "partner.label"},
            {"legalName", "partner.group", "partner.legalName", "application.name"},
            {"sectors", "application.sectorRequired", "partner.sectorRequired"},
            {"platforms", "application.platformRequired"},
            {"foreignNumber", "foreign.number"},
            {"foreignCountry", "foreign.country"},
            {"registerNumber", "application.registerNumber"},
            {"group", "application.group"},
            {"labels", "application.label", "application.labels"},
            {"uzovi", "application.uzovi", "application.uzoviSector"},
            {"municipalities", "application.municipalityRequired", "lists.municipality.municipalities"},
            {"partners", "application.partnerRequired", "lists.partner"},
            {"areaList", "serviceArea.nobody", "serviceArea.order", "lists.day", "lists.municipality.areaList"},
            {"partyName", "application.partyName"},
            {"name", "applicant.name"},
            {"function", "applicant.function"},
            {"email", "mail.address"}
        };
        for (String[] rule : rules) {
            for (int i = 1; i < rule.length; i++) {
                fields.put(rule[i], FORM + rule[0]);
            }
        }
        return Map.copyOf(fields);
    }

    /** The same, of one kind: what takes part already is a municipality, or a number. */
    static Map<String, String> fields(OrganisationKind kind) {
        if (kind != OrganisationKind.MUNICIPALITY) {
            return FIELDS;
        }
        Map<String, String> fields = new HashMap<>(FIELDS);
        fields.put("application.alreadyAdmitted", FORM + "municipality");
        return fields;
    }

    /** The name by which it would be known, as far as it was typed. */
    String name(OrganisationKind kind, Map<String, String> answers) {
        String legal = answer(answers, "legalName");
        boolean listed = kind == OrganisationKind.SIGNAL_PARTNER && legal.isBlank() && isListed(answers);
        return listed ? registers.nameOfPartner(number(answers)).orElse("") : legal;
    }

    /** Empty if something is wrong. */
    Optional<Particulars> particulars(
            OrganisationKind kind, Map<String, String> answers, Set<String> sectors, Set<String> platforms) {
        // each is read, so that every wrong one is told at once
        Optional<Applicant> applicant = applicant(answers);
        Optional<Identifiers> identifiers = identifiers(kind, answers);
        if (identifiers.isEmpty() || applicant.isEmpty()) {
            return Optional.empty();
        }
        return errors.read(FIELDS, () -> switch (kind) {
            case MUNICIPALITY -> municipality(answers, identifiers.get());
            case SIGNAL_PARTNER -> partner(answers, identifiers.get(), sectors, platforms);
            default -> other(kind, answers, identifiers.get());
        });
    }

    private Particulars municipality(Map<String, String> answers, Identifiers identifiers) {
        PartyForm form = PartyForm.valueOf(answers.getOrDefault("party", PartyForm.COLLEGE.name()));
        Particulars stated = Particulars.ofMunicipality(
                        registers.municipalityToday(answers.get("municipality")), identifiers)
                .party(form, answers.get("partyName"));
        return form == PartyForm.COLLEGE ? stated : stated.actsFor(municipalities(answers, "municipalities"), Set.of());
    }

    private Particulars partner(
            Map<String, String> answers, Identifiers identifiers, Set<String> sectors, Set<String> platforms) {
        Particulars stated = isListed(answers)
                ? Particulars.ofPartner(registers.legalEntity(number(answers)), answers.get("legalName"), identifiers)
                : new Particulars(OrganisationKind.SIGNAL_PARTNER, answer(answers, "legalName"), identifiers);
        String register = answers.getOrDefault("register", "KVK");
        ForeignRegister foreign = register.equals("FOREIGN")
                ? new ForeignRegister(answer(answers, "foreignNumber"), answer(answers, "foreignCountry"))
                : null;
        boolean nationwide = !"LIST".equals(answers.get("area"));
        return stated.elsewhere(foreign, register.equals("PERSON"))
                .sectors(sectors)
                .platforms(platforms)
                .registerNumber(answers.get("registerNumber"))
                .names(answers.get("group"), TypedLists.lines(answer(answers, "labels")))
                .uzovi(TypedLists.lines(answer(answers, "uzovi").replaceAll("[,;]", "\n")))
                .umbrella(answers.get("umbrella"))
                .serves(nationwide, nationwide ? Map.of() : areas(answers));
    }

    private Map<String, ServicePeriod> areas(Map<String, String> answers) {
        return told("lists.municipality", "areaList", () -> lists.areas(answer(answers, "areaList")));
    }

    private Set<String> municipalities(Map<String, String> answers, String field) {
        return told("lists.municipality", field, () -> lists.municipalities(answer(answers, field)));
    }

    /** The same rule can be broken in several fields. */
    private static <T> T told(String rule, String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (RuleBroken broken) {
            throw broken.key().equals(rule) ? new RuleBroken(rule + "." + field, broken.arguments()) : broken;
        }
    }

    private Particulars other(OrganisationKind kind, Map<String, String> answers, Identifiers identifiers) {
        Particulars stated = new Particulars(kind, answer(answers, "legalName"), identifiers);
        return switch (kind) {
            case EXECUTING_ORGANISATION -> stated.actsFor(municipalities(answers, "municipalities"), Set.of());
            case DELIVERY_AGENT -> stated.actsFor(Set.of(), lists.partners(answer(answers, "partners")));
            case UMBRELLA -> stated.umbrella(answers.get("umbrella"));
            default -> stated;
        };
    }

    private Optional<Identifiers> identifiers(OrganisationKind kind, Map<String, String> answers) {
        boolean dutch =
                kind != OrganisationKind.SIGNAL_PARTNER || "KVK".equals(answers.getOrDefault("register", "KVK"));
        String kvk = dutch ? answer(answers, "kvk") : "";
        String rsin = dutch ? answer(answers, "rsin") : "";
        String oin = dutch ? answer(answers, "oin") : "";
        boolean right = errors.read(FIELDS, () -> new Identifiers(kvk, null, null))
                        .isPresent()
                & errors.read(FIELDS, () -> new Identifiers(null, rsin, null)).isPresent()
                & errors.read(FIELDS, () -> new Identifiers(null, null, oin)).isPresent();
        return right ? errors.read(FIELDS, () -> new Identifiers(kvk, rsin, oin)) : Optional.empty();
    }

    /** Who applies; empty if something is wrong. */
    Optional<Applicant> applicant(Map<String, String> answers) {
        Optional<MailAddress> address = errors.read(FIELDS, () -> new MailAddress(answer(answers, "email")));
        MailAddress known = address.orElseGet(() -> new MailAddress("unknown@invalid"));
        Optional<Applicant> applicant =
                errors.read(FIELDS, () -> new Applicant(answer(answers, "name"), answer(answers, "function"), known));
        return address.isPresent() ? applicant : Optional.empty();
    }

    private static boolean isListed(Map<String, String> answers) {
        return number(answers) > 0;
    }

    private static long number(Map<String, String> answers) {
        String chosen = answer(answers, "partner");
        return chosen.matches("[0-9]{1,18}") ? Long.parseLong(chosen) : 0;
    }

    private static String answer(Map<String, String> answers, String field) {
        String answer = answers.get(field);
        return answer == null ? "" : answer;
    }
}
