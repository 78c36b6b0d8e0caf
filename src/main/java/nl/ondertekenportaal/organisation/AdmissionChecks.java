package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.organisation.AdmissionCheck.Light;
import nl.ondertekenportaal.organisation.AdmissionCheck.Subject;

/** What the portal itself can see of an application. It decides nothing; what is red stops an admission until it is mended. */
@ApplicationScoped
@Transactional
public class AdmissionChecks {

    /** Where anybody gets a mailbox, so that it says nothing of an organisation. */
    private static final Set<String> FREE_MAIL = Set.of(
            "gmail.com",
            "googlemail.com",
            "hotmail.com",
            "hotmail.nl",
            "outlook.com",
            "outlook.nl",
            "live.nl",
            "live.com",
            "msn.com",
            "yahoo.com",
            "yahoo.nl",
            "icloud.com",
            "me.com",
            "proton.me",
            "protonmail.com",
            "gmx.com",
            "gmx.net",
            "ziggo.nl",
            "kpnmail.nl",
            "planet.nl",
            "home.nl",
            "hetnet.nl",
            "xs4all.nl",
            "upcmail.nl",
            "casema.nl",
            "telfort.nl",
            "solcon.nl",
            "mail.com");

    @PersistenceContext
    EntityManager em;

    @Inject
    Registers registers;

    @Inject
    Organisations organisations;

    @Inject
    EvidenceFiles evidence;

    @Inject
    Umbrellas umbrellas;

    @Inject
    IdentifierProofs proofs;

    @Inject
    AtOnceHindrances hindrances;

    /** Each with its light and its reason. */
    public List<AdmissionCheck> of(Application application) {
        Stream<AdmissionCheck> always = Stream.of(
                identifiers(application),
                municipality(application),
                mailbox(application),
                duplicates(application),
                umbrella(application),
                evidence(application),
                proof(application));
        return Stream.concat(always, hindrances.of(application).stream())
                .filter(check -> !check.reason().isEmpty())
                .toList();
    }

    /** The worst of the lights. */
    public static Light worst(List<AdmissionCheck> checks) {
        return checks.stream().map(AdmissionCheck::light).max(Light::compareTo).orElse(Light.GREEN);
    }

    private static AdmissionCheck identifiers(Application application) {
        LegalIdentity identity = application.identity();
        Identifiers numbers = identity.identifiers();
        if (identity.isNaturalPerson()) {
            return AdmissionCheck.amber(Subject.IDENTIFIERS, "naturalPerson", "");
        }
        if (identity.foreign().isPresent()) {
            return AdmissionCheck.amber(
                    Subject.IDENTIFIERS, "foreign", identity.foreign().get().country());
        }
        if (numbers.kvk() == null && numbers.oin() == null && numbers.rsin() == null) {
            return AdmissionCheck.amber(Subject.IDENTIFIERS, "none", "");
        }
        return numbers.isTest()
                ? AdmissionCheck.amber(Subject.IDENTIFIERS, "test", "")
                : AdmissionCheck.green(Subject.IDENTIFIERS, "right");
    }

    private AdmissionCheck municipality(Application application) {
        Optional<String> cbsCode = application.identity().cbsCode();
        if (cbsCode.isEmpty()) {
            return nothing(Subject.MUNICIPALITY);
        }
        String code = cbsCode.get();
        try {
            registers.municipalityToday(code);
            return AdmissionCheck.green(Subject.MUNICIPALITY, "exists");
        } catch (RuleBroken unknown) {
            return AdmissionCheck.red(Subject.MUNICIPALITY, "gone", code);
        }
    }

    private AdmissionCheck mailbox(Application application) {
        String domain = domain(application.applicant().email().normalised());
        if (FREE_MAIL.contains(domain)) {
            return AdmissionCheck.amber(Subject.MAILBOX, "free", domain);
        }
        boolean known = em.createNativeQuery("""
                        select distinct o.kind from organisation o join organisation_contact c on c.organisation_id = o.id
                        where lower(c.mailbox) ~ ('[@.]' || ?1 || '$')""").setParameter(1, domain.replace(".", "\\.")).getResultList().stream()
                .anyMatch(kind -> isSameFamily(OrganisationKind.valueOf(kind.toString()), application));
        return known
                ? AdmissionCheck.green(Subject.MAILBOX, "known")
                : domainNames(domain, application.organisationName())
                        ? AdmissionCheck.green(Subject.MAILBOX, "named")
                        : AdmissionCheck.amber(Subject.MAILBOX, "unknown", domain);
    }

    /** A municipality has the mailbox of another one when one service works for both. */
    private static boolean isSameFamily(OrganisationKind other, Application application) {
        return other == application.kind() || application.kind() == OrganisationKind.EXECUTING_ORGANISATION;
    }

    /** Whether the name in front of the ending is that of the organisation: leiden.nl, gemeente-leiden.nl, dunea.nl. */
    private static boolean domainNames(String domain, String name) {
        String label = domain.substring(0, domain.indexOf('.') < 0 ? domain.length() : domain.indexOf('.'));
        return SimilarNames.key(name)
                .equals(SimilarNames.key(label.toLowerCase(Locale.ROOT).replaceFirst("^gemeente-?", "")));
    }

    /** The last two parts, which somebody registered: what stands before them, the owner of the domain chooses alone. */
    static String domain(String address) {
        String[] parts = address.substring(address.indexOf('@') + 1).split("\\.");
        return parts.length < 2 ? parts[0] : parts[parts.length - 2] + "." + parts[parts.length - 1];
    }

    private AdmissionCheck duplicates(Application application) {
        if (application.state() != Application.State.ADMITTED && organisations.isAdmitted(application)) {
            return AdmissionCheck.red(Subject.DUPLICATES, "same", "");
        }
        if (waitsElsewhere(application)) {
            return AdmissionCheck.amber(Subject.DUPLICATES, "waiting", "");
        }
        if (application.identity().cbsCode().isPresent() || application.state() == Application.State.ADMITTED) {
            return AdmissionCheck.green(Subject.DUPLICATES, "none");
        }
        List<String> near = organisations.similar(application);
        return near.isEmpty()
                ? AdmissionCheck.green(Subject.DUPLICATES, "none")
                : AdmissionCheck.amber(Subject.DUPLICATES, "near", String.join(", ", near));
    }

    private boolean waitsElsewhere(Application application) {
        return em.createQuery("select a from Application a where a.state in :open and a.id <> :own", Application.class)
                .setParameter("open", List.of(Application.State.WAITING, Application.State.ASKED))
                .setParameter("own", application.id())
                .getResultStream()
                .anyMatch(other -> application.identity().shares(other.identity()));
    }

    private AdmissionCheck umbrella(Application application) {
        if (application.kind() != OrganisationKind.SIGNAL_PARTNER) {
            return nothing(Subject.UMBRELLA);
        }
        if (application.umbrella().isEmpty()) {
            return AdmissionCheck.green(Subject.UMBRELLA, "none");
        }
        String code = application.umbrella().get();
        String name = registers.umbrellas().getOrDefault(code, code);
        return umbrellas
                .word(code, application.id())
                .map(word -> word.kind() == UmbrellaWord.Kind.CONFIRMED
                        ? new AdmissionCheck(Subject.UMBRELLA, Light.GREEN, "confirmed", name)
                        : AdmissionCheck.red(Subject.UMBRELLA, "denied", name))
                .orElseGet(() -> AdmissionCheck.amber(Subject.UMBRELLA, "claimed", name));
    }

    private AdmissionCheck evidence(Application application) {
        int files = evidence.of(application).size();
        return files > 0
                ? new AdmissionCheck(Subject.EVIDENCE, Light.GREEN, "present", String.valueOf(files))
                : AdmissionCheck.amber(Subject.EVIDENCE, "missing", "");
    }

    /** Amber only while a proof would be of use: elsewhere nobody could give one. */
    private AdmissionCheck proof(Application application) {
        return proofs.valid(application)
                .map(proof -> proof(proof, proof.unproven(application)))
                .orElseGet(() -> proofs.isWanted(application)
                        ? AdmissionCheck.amber(Subject.PROOF, "missing", "")
                        : nothing(Subject.PROOF));
    }

    private static AdmissionCheck proof(IdentifierProof proof, List<String> unproven) {
        return unproven.isEmpty()
                ? new AdmissionCheck(Subject.PROOF, Light.GREEN, "proven", proof.providerName() + ", " + proof.level())
                : AdmissionCheck.amber(Subject.PROOF, "partly", String.join(", ", unproven));
    }

    private static AdmissionCheck nothing(Subject subject) {
        return AdmissionCheck.green(subject, "");
    }
}
