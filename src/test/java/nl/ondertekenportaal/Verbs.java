package nl.ondertekenportaal;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.ondertekenportaal.VerbTable.Mark;
import nl.ondertekenportaal.VerbTable.Row;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Rehearsal;
import nl.ondertekenportaal.matrix.SomeMergers;
import nl.ondertekenportaal.signing.IssuedAgreements;
import nl.ondertekenportaal.signing.Parties;
import nl.ondertekenportaal.signing.SignedAgreements;

/** The verbs of the portal, as they are found in it, and what comes of each. */
@ApplicationScoped
class Verbs {

    /** Of the tests. */
    private static final Set<Class<?>> FIXTURES = Set.of(
            Parties.class, IssuedAgreements.class, SignedAgreements.class, SomeBelongings.class, SomeMergers.class);

    @Inject
    BeanManager beans;

    @Inject
    Rehearsal rehearsal;

    /** A verb that somebody may ask for, with its row. */
    record Asked(Verb verb, Row row) {

        String name() {
            return verb.name();
        }

        boolean is(Mark mark) {
            return row.is(mark);
        }
    }

    /** Those that are no step of others. */
    List<Asked> asked() {
        Map<String, Verb> verbs = all();
        return VerbTable.rows().entrySet().stream()
                .filter(row -> !row.getValue().isInside())
                .map(row -> new Asked(Objects.requireNonNull(verbs.get(row.getKey())), row.getValue()))
                .toList();
    }

    /** Each public method that acts for somebody, by its name. */
    Map<String, Verb> all() {
        return beans.getBeans(Object.class).stream()
                .filter(bean -> bean.getScope() == ApplicationScoped.class && isOfThePortal(bean.getBeanClass()))
                .flatMap(this::verbsOf)
                .collect(toMap(Verb::name, verb -> verb, Verbs::neverTwice, TreeMap::new));
    }

    private Stream<Verb> verbsOf(Bean<?> bean) {
        Class<?> type = bean.getBeanClass();
        Object service = beans.getReference(bean, type, beans.createCreationalContext(bean));
        return Stream.of(type.getDeclaredMethods())
                .filter(Verbs::isForAnActor)
                // the class of some is seen by its own package only
                .peek(method -> method.setAccessible(true))
                .map(method -> new Verb(service, method));
    }

    private static boolean isForAnActor(Method method) {
        int modifiers = method.getModifiers();
        return method.getParameterCount() > 0
                && method.getParameterTypes()[0] == Actor.class
                && Modifier.isPublic(modifiers)
                && !Modifier.isStatic(modifiers);
    }

    private static boolean isOfThePortal(Class<?> type) {
        return type.getPackageName().startsWith("nl.ondertekenportaal") && !FIXTURES.contains(type);
    }

    private static Verb neverTwice(Verb one, Verb other) {
        throw new IllegalStateException("two verbs of one name: " + one.name() + ", " + other.name());
    }

    /** What comes of it, of which nothing stays. @param known as {@link Verb#as} */
    Outcome outcome(Asked asked, Actor actor, Map<String, Object> known) {
        return rehearsal.get(() -> asked.verb.as(actor, known));
    }
}
