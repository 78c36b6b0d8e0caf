package nl.ondertekenportaal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import org.jspecify.annotations.Nullable;

/** Something that a service does for an actor, who is its first parameter. */
record Verb(Object service, Method method) {

    private static final Set<Class<?>> IDS =
            Set.of(UUID.class, AgreementId.class, PersonId.class, OrganisationId.class);

    String name() {
        return serviceName() + "." + method.getName()
                + Arrays.stream(method.getParameterTypes())
                        .skip(1)
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    private String serviceName() {
        return method.getDeclaringClass().getSimpleName();
    }

    /** Whether it is told by an id what it is about. */
    boolean asksForSomething() {
        return Arrays.stream(method.getGenericParameterTypes()).anyMatch(type -> idIn(type) != null);
    }

    /**
     * What comes of it.
     *
     * @param known what it is given, by verb or service for a plain id, else by type, or by verb or service and type; any other id is one of
     *     nothing
     */
    Outcome as(Actor actor, Map<String, Object> known) {
        Type[] types = method.getGenericParameterTypes();
        Object[] arguments = new Object[types.length];
        arguments[0] = actor;
        for (int i = 1; i < types.length; i++) {
            arguments[i] = argument(types[i], known);
        }
        try {
            Object answer = method.invoke(service, arguments);
            return method.getReturnType() == void.class ? new Outcome.Done() : new Outcome.Answered(answer);
        } catch (InvocationTargetException failed) {
            return new Outcome.Failed(failed.getTargetException());
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(name(), hidden);
        }
    }

    private @Nullable Object argument(Type type, Map<String, Object> known) {
        Class<?> id = idIn(type);
        Class<?> wanted = id == null ? raw(type) : id;
        String service = serviceName();
        Object own = known.getOrDefault(
                service + "." + method.getName() + " " + wanted.getSimpleName(),
                known.get(service + " " + wanted.getSimpleName()));
        if (id == null) {
            return own == null ? value(wanted, known) : own;
        }
        Object one = own != null
                ? own
                : id == UUID.class
                        ? known.getOrDefault(
                                serviceName() + "." + method.getName(),
                                known.getOrDefault(serviceName(), UUID.randomUUID()))
                        : known.getOrDefault(id.getSimpleName(), ofNothing(id));
        return id == type ? one : List.of(one);
    }

    private static Object ofNothing(Class<?> id) {
        return switch (id.getSimpleName()) {
            case "AgreementId" -> new AgreementId(UUID.randomUUID());
            case "PersonId" -> PersonId.random();
            default -> OrganisationId.random();
        };
    }

    private static @Nullable Object value(Class<?> type, Map<String, Object> known) {
        Object given = known.get(type.getSimpleName());
        if (given != null) {
            return given;
        }
        return switch (type.getSimpleName()) {
            case "String" -> "000000";
            case "int" -> 1;
            case "long" -> 1L;
            case "boolean" -> false;
            case "Set" -> Set.of();
            case "Collection", "List" -> List.of();
            default -> type.isEnum() ? type.getEnumConstants()[0] : null;
        };
    }

    /** The type of id that is asked for, alone or as one of several; null if none is. */
    private static @Nullable Class<?> idIn(Type type) {
        if (type instanceof ParameterizedType several && Collection.class.isAssignableFrom(raw(type))) {
            return idIn(several.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> single && IDS.contains(single) ? single : null;
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }
}
