package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.ondertekenportaal.organisation.AdmissionCheck.Subject;

/**
 * What keeps people at the decision although nothing is wrong: a proof tells whose number it is, not that the name and the mailbox go
 * with it. For that somebody else must have named the organisation.
 */
@ApplicationScoped
@Transactional
public class AtOnceHindrances {

    @Inject
    IdentifierProofs proofs;

    @Inject
    Umbrellas umbrellas;

    @Inject
    Registers registers;

    /** Empty where nothing hinders, or nobody is admitted at once anyhow. */
    public List<AdmissionCheck> of(Application application) {
        if (!proofs.isWanted(application)) {
            return List.of();
        }
        List<AdmissionCheck> hindrances = new ArrayList<>();
        if (!isNamed(application)) {
            hindrances.add(AdmissionCheck.amber(Subject.AT_ONCE, "unnamed", ""));
        }
        List<String> others = otherPartners(application);
        if (!others.isEmpty()) {
            hindrances.add(AdmissionCheck.amber(Subject.AT_ONCE, "partner", String.join(", ", others)));
        }
        return hindrances;
    }

    /** Its umbrella, which takes part, saw name, numbers and mail domain, and confirmed it. */
    private boolean isNamed(Application application) {
        return application
                .umbrella()
                .filter(umbrellas::takesPart)
                .flatMap(code -> umbrellas.word(code, application.id()))
                .filter(word -> word.kind() == UmbrellaWord.Kind.CONFIRMED)
                .isPresent();
    }

    /** The names in the register for which its own, its group's or a label's could be taken, without being that one. */
    private List<String> otherPartners(Application application) {
        List<PartnerName> register = registers.partnerNames();
        return Stream.of(
                        Stream.of(application.organisationName()),
                        application.group().stream(),
                        application.details().labels().stream())
                .flatMap(names -> names)
                .flatMap(name -> others(application, name, register))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> others(Application application, String name, List<PartnerName> register) {
        List<PartnerName> near = register.stream()
                .filter(partner -> SimilarNames.areNear(name, partner.getName()))
                .toList();
        return near.stream().anyMatch(partner -> isSame(application, name, partner))
                ? Stream.empty()
                : near.stream().map(PartnerName::getName);
    }

    /** The same name, a member of the same umbrella: who can confirm the one can confirm the other. */
    private static boolean isSame(Application application, String name, PartnerName partner) {
        return partner.getNature() != PartnerName.Nature.LABEL
                && partner.umbrella().isPresent()
                && partner.umbrella().equals(application.umbrella())
                && SimilarNames.key(partner.getName()).equals(SimilarNames.key(name));
    }
}
