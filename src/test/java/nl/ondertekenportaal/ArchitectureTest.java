package nl.ondertekenportaal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.enterprise.context.NormalScope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.Actor;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The shape of the house; written as methods, since rules in fields ran zero tests without anybody noticing. */
class ArchitectureTest {
    private static final String ROOT = "nl.ondertekenportaal";

    /** Each may use only what stands before it; {@code demodata} seeds fictitious people and data in demo mode. */
    private static final List<String> FEATURES = List.of(
            "common",
            "log",
            "outbound",
            "pdf",
            "trust",
            "organisation",
            "identity",
            "covenant",
            "agreement",
            "document",
            "signing",
            "matrix",
            "notification",
            "privacy",
            "audit",
            "dashboard",
            "demodata");

    /** Of requests, by servlets, Faces and JAX-RS. */
    private static final Set<String> OF_HOST = Set.of(
            "getServerName",
            "getServerPort",
            "getRequestURL",
            "getRequestServerName",
            "getRequestServerPort",
            "getBaseUri",
            "getAbsolutePath",
            "getRequestUri");

    private static final Path COMPILED = Path.of("target", "classes");
    private static final JavaClasses PORTAL = new ClassFileImporter().importPath(COMPILED);

    @Test
    void everyClassOfTheWarIsLookedAt() throws IOException {
        try (Stream<Path> files = Files.walk(COMPILED)) {
            long compiled =
                    files.filter(file -> file.toString().endsWith(".class")).count();
            assertThat(PORTAL).hasSize((int) compiled).isNotEmpty();
        }
    }

    @Test
    void everyClassBelongsToAFeature() {
        String[] packages =
                FEATURES.stream().map(feature -> ROOT + "." + feature + "..").toArray(String[]::new);
        check(classes()
                .that(resideOutsideOfPackages(ROOT))
                .should()
                .resideInAnyPackage(packages)
                .because("a newcomer guesses where a line lives; a new feature gets its place in the order first"));
    }

    @Test
    void aFeatureUsesOnlyWhatStandsAboveIt() {
        check(classes()
                .that(describe("belong to a feature", type -> place(type) >= 0))
                .should(useOnlyWhatStandsAbove())
                .because("the order of the features is what keeps each of them understandable without those below it"));
    }

    @Test
    void featuresHaveNoCycles() {
        check(slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("features that need each other are one feature"));
    }

    @Test
    void theRootOfAFeatureKnowsNoEdge() {
        check(noClasses()
                .that(describe("are the root of a feature", ArchitectureTest::isRootOfFeature))
                .should()
                .dependOnClassesThat(resideInAnyPackage(edge("web"), edge("rest"), edge("v1"), edge("job")))
                .because("pages, interfaces and jobs come and go; the rules of the feature do not depend on them"));
    }

    @Test
    void onlyTrustKnowsDss() {
        onlyIn("trust", "signatures are made and judged in one place", "eu.europa.esig..");
    }

    @Test
    void onlyPdfKnowsPdfLibraries() {
        onlyIn(
                "pdf",
                "documents are rendered and taken apart in one place",
                "org.apache.pdfbox..",
                "com.openhtmltopdf..");
    }

    @Test
    void onlyPagesKnowFaces() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(edge("web"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.faces..", "org.primefaces..")
                .because("rules must hold without a screen"));
    }

    @Test
    void onlyOutboundSpeaksToTheWorldOutside() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "jakarta.ws.rs.client..", "jakarta.mail..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.net.Socket.class, java.net.URLConnection.class)
                .because("an address from outside must pass the guard against requests into our own network"));
    }

    @Test
    void timeComesFromTheClock() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".common..")
                .should()
                .callMethodWhere(describe("reads the time without a Clock", ArchitectureTest::readsTimeWithoutClock))
                .because("tests walk years, and the demo clock must drive every rule"));
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<JavaPackage> packages = PORTAL.getPackage(ROOT).getSubpackagesInTree();
        assertThat(Stream.concat(Stream.of(PORTAL.getPackage(ROOT)), packages.stream())
                        .filter(each -> !each.getClasses().isEmpty())
                        .filter(each -> each.tryGetPackageInfo()
                                .map(info -> !info.isAnnotatedWith(NullMarked.class))
                                .orElse(true))
                        .map(JavaPackage::getName))
                .as("packages without @NullMarked in their package-info")
                .isEmpty();
    }

    @Test
    void everyTransactionalMethodIsPublic() {
        check(methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Transactional.class)
                .and()
                .areNotPrivate()
                .and()
                .areNotStatic()
                .should()
                .bePublic()
                .because("Weld starts no transaction for a method that is not"));
    }

    @Test
    void nobodyBeginsATransactionByHandNorDoTests() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.transaction.UserTransaction")
                .because("within it a method that is @Transactional may answer: Operation not allowed;"
                        + " Transactions begins one, and in tests Rehearsal one that is rolled back")
                .check(new ClassFileImporter().importPaths(COMPILED, Path.of("target", "test-classes")));
    }

    @Test
    void nothingThatLivesLongerThanARequestKeepsWhoActs() {
        check(fields().that()
                .areAnnotatedWith(Inject.class)
                .and()
                .haveRawType(Actor.class)
                .should()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(RequestScoped.class)
                .because("a servlet or a longer-lived bean would go on acting as the first who came by"));
    }

    @Test
    void noAddressComesFromARequest() {
        check(noClasses()
                .should()
                .callMethodWhere(describe(
                        "asks a request under which name the portal was called",
                        (JavaCall<?> call) -> OF_HOST.contains(call.getName())
                                && call.getTargetOwner().getPackageName().startsWith("jakarta.")))
                .because("a visitor chooses the Host header; links are made by PublicAddress"));
    }

    @Test
    void whoActsComesFirst() {
        check(methods()
                .that()
                .arePublic()
                .and()
                .areNotStatic()
                .and()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith(NormalScope.class)
                .and(describe(
                        "act for somebody",
                        method -> method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Actor.class))))
                .should(takeTheActorFirst())
                .because("by its first parameter VerbsIT knows a verb, which it tries as everybody"));
    }

    @Test
    void nothingIsNamedAfterWhatItIsNot() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Dto|DTO)")
                .because("such a name says that nobody knew what the class is for"));
    }

    @Test
    void onlyTheLoggerWritesToTheConsole() {
        check(NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.because("operators read one log"));
        check(NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.because(
                "the portal logs through System.Logger, wherever it runs"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PORTAL);
    }

    private static void onlyIn(String feature, String reason, String... libraries) {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + feature + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because(reason));
    }

    private static String edge(String name) {
        return ROOT + ".*." + name + "..";
    }

    private static boolean isRootOfFeature(JavaClass type) {
        return FEATURES.stream().anyMatch(feature -> type.getPackageName().equals(ROOT + "." + feature));
    }

    /** The place of its feature in the order, or -1. */
    private static int place(JavaClass type) {
        for (int place = 0; place < FEATURES.size(); place++) {
            String feature = ROOT + "." + FEATURES.get(place);
            if (type.getPackageName().equals(feature) || type.getPackageName().startsWith(feature + ".")) {
                return place;
            }
        }
        return -1;
    }

    private static ArchCondition<JavaClass> useOnlyWhatStandsAbove() {
        return new ArchCondition<>("use only features that stand above their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (place(dependency.getTargetClass()) > place(type)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> takeTheActorFirst() {
        return new ArchCondition<>("take the actor first") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!method.getRawParameterTypes().getFirst().isEquivalentTo(Actor.class)) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static boolean readsTimeWithoutClock(JavaCall<?> call) {
        String owner = call.getTargetOwner().getFullName();
        boolean clock = call.getTarget().getRawParameterTypes().stream()
                .anyMatch(parameter -> parameter.isEquivalentTo(java.time.Clock.class));
        return switch (call.getName()) {
            case "now" -> owner.startsWith("java.time.") && !clock;
            case "systemUTC", "systemDefaultZone", "system" -> owner.equals("java.time.Clock");
            case "currentTimeMillis" -> owner.equals("java.lang.System");
            case "getInstance" -> owner.equals("java.util.Calendar");
            default -> false;
        };
    }
}
