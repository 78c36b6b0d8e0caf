package nl.ondertekenportaal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.agreement.AgreementFilter;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.harness.Lane;
import nl.ondertekenportaal.identity.Logins;
import nl.ondertekenportaal.organisation.AddressChanges;
import nl.ondertekenportaal.organisation.EvidenceFile;
import nl.ondertekenportaal.organisation.EvidenceFiles;
import nl.ondertekenportaal.organisation.SigningRules;
import nl.ondertekenportaal.outbound.MailAddress;
import nl.ondertekenportaal.pdf.SomePdf;
import nl.ondertekenportaal.signing.IssuedAgreements;
import nl.ondertekenportaal.signing.Parties;
import nl.ondertekenportaal.signing.SigningSessions;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Who may ask what of the services that act for somebody: {@code verbs.txt} has a row for each, and each is tried as every role, as nobody, and
 * as somebody of another organisation. So a page that forgets something opens no door.
 */
@ResourceLock(Lane.INSIDE)
@ArquillianTest
class VerbsIT {

    private static final Set<Role> PARTICIPANTS =
            EnumSet.of(Role.ADMINISTRATOR, Role.SIGNATORY, Role.EDITOR, Role.READER);
    private static final Map<String, Set<Role>> GROUPS = Map.of(
            "EVERYBODY", EnumSet.allOf(Role.class),
            "PARTICIPANTS", PARTICIPANTS,
            "NVVK", EnumSet.of(Role.NVVK_STAFF, Role.NVVK_AUDITOR),
            "UMBRELLAS", Set.of());
    private static final String INSIDE = "INSIDE";

    /** Not tried for another organisation here: what belongs to a person, a request for access, and somebody who is chosen from the own people. */
    private static final Set<String> OF_ONESELF = Set.of(
            "AccessRequests.accept(UUID, Applicant, Set, String)",
            "AccessRequests.find(UUID)",
            "AccessRequests.refuse(UUID)",
            "AuthorityDesk.record(UUID, Decision, Power, Upload, String)",
            "Passkeys.remove(UUID, String)",
            "Passkeys.rename(UUID, String)",
            "ProviderAccounts.unlink(UUID)");

    /** The list is everybody's to read. */
    private static final Set<String> OF_ALL = Set.of("Reorganisations.get(UUID)");

    @Inject
    BeanManager beans;

    @Inject
    Parties parties;

    @Inject
    IssuedAgreements issued;

    @Inject
    SigningSessions sessions;

    @Inject
    SigningRules rules;

    @Inject
    EvidenceFiles files;

    @Inject
    AddressChanges addresses;

    @Inject
    Logins logins;

    @Inject
    LegalCalendar calendar;

    @PersistenceContext
    EntityManager em;

    @Inject
    UserTransaction transaction;

    /** Something that a service does for an actor. */
    private record Verb(Object service, Method method) {

        String name() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName()
                    + Arrays.stream(method.getParameterTypes())
                            .skip(1)
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(", ", "(", ")"));
        }

        String feature() {
            return method.getDeclaringClass().getSimpleName();
        }
    }

    @Test
    void everyVerbHasARow() throws IOException {
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(verbs().keySet());
    }

    @Test
    void everyVerbRefusesTheRolesThatMayNot() throws Exception {
        Map<String, Verb> verbs = verbs();
        Map<Role, Actor> actors = actors();
        for (Map.Entry<String, String> row : table().entrySet()) {
            if (row.getValue().equals(INSIDE)) {
                continue;
            }
            Verb verb = Objects.requireNonNull(verbs.get(row.getKey()));
            Set<Role> allowed = EnumSet.noneOf(Role.class);
            for (Map.Entry<Role, Actor> each : actors.entrySet()) {
                Object outcome = outcome(verb, each.getValue(), Map.of());
                if (!(outcome instanceof AccessDenied)) {
                    allowed.add(each.getKey());
                }
            }
            assertThat(allowed).as(row.getKey()).isEqualTo(roles(row.getValue()));
            assertThat(outcome(verb, Actor.ANONYMOUS, Map.of()))
                    .as(row.getKey() + " as nobody")
                    .satisfies(VerbsIT::saysNothing);
        }
    }

    /** Refused, or nothing found. */
    private static void saysNothing(@Nullable Object outcome) {
        if (outcome instanceof Collection<?> found) {
            assertThat(found).isEmpty();
        } else if (outcome instanceof Number count) {
            assertThat(count.longValue()).isZero();
        } else {
            assertThat(outcome).isInstanceOfAny(AccessDenied.class, NotFound.class, RuleBroken.class);
        }
    }

    @Test
    void nothingOfAnotherOrganisationIsFound() throws Exception {
        Actor owner = parties.municipality();
        Actor signatory = parties.signatoryOf(owner);
        Map<String, Object> owned = owned(owner, signatory);
        Actor stranger = parties.municipality();
        Actor foreign = new Actor(stranger.person(), stranger.organisation(), PARTICIPANTS);
        Actor own = new Actor(signatory.person(), signatory.organisation(), PARTICIPANTS);
        int tried = 0;
        for (Verb verb : verbs().values()) {
            String row = table().getOrDefault(verb.name(), INSIDE);
            boolean asksForSomething = Arrays.stream(verb.method().getParameterTypes())
                    .anyMatch(Set.of(UUID.class, AgreementId.class, PersonId.class, OrganisationId.class)::contains);
            if (row.equals(INSIDE)
                    || !asksForSomething
                    || roles(row).stream().noneMatch(PARTICIPANTS::contains)
                    || OF_ONESELF.contains(verb.name())
                    || OF_ALL.contains(verb.name())) {
                continue;
            }
            assertThat(outcome(verb, foreign, owned))
                    .as(verb.name() + " of another organisation")
                    .isInstanceOf(NotFound.class);
            assertThat(outcome(verb, own, owned) instanceof NotFound)
                    .as(verb.name() + " finds nothing of the own organisation")
                    .isFalse();
            tried++;
        }
        assertThat(tried).isGreaterThan(25);
    }

    /** One of each of the signatory's organisation, by the type that tells it or the service that is asked for it. */
    private Map<String, Object> owned(Actor owner, Actor signatory) throws IOException {
        Actor colleague = parties.administratorOf(owner);
        Actor asking = parties.administratorOf(owner);
        AgreementId agreement = issued.between(owner, parties.partner());
        addresses.ask(
                colleague, new MailAddress("ander." + UUID.randomUUID() + "@demo.invalid"), parties.code(colleague));
        Actor raising = parties.administratorOf(owner);
        rules.change(raising, 2, parties.code(raising));
        rules.change(asking, 1, parties.code(asking));
        UUID authority = parties.authority(owner, parties.signatoryWithoutAuthorityOf(owner), calendar.today(), null);
        EvidenceFile file = files.keep(
                owner, owner.ownOrganisation(), files.check("besluit.pdf", new ByteArrayInputStream(SomePdf.honest())));
        UUID batch = em.createQuery("select b.id from OfferBatch b where b.organisationId = :own", UUID.class)
                .setParameter("own", owner.ownOrganisation().value())
                .getSingleResult();
        Map<String, Object> owned = new HashMap<>();
        owned.put("AgreementId", agreement);
        owned.put("PersonId", colleague.ownPerson());
        owned.put("OrganisationId", owner.ownOrganisation());
        owned.put("SigningSessions", sessions.show(signatory, List.of(agreement)));
        owned.put("SigningAuthorities", authority);
        owned.put("AuthorityDesk", authority);
        owned.put("SigningRules", rules.waiting(owner).orElseThrow().id());
        owned.put("EvidenceFiles", file.id());
        owned.put("Offers", batch);
        owned.put("Logins", logins.begin(signatory.ownPerson(), signatory.ownOrganisation(), "Proef"));
        return owned;
    }

    private static Map<String, String> table() throws IOException {
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(VerbsIT.class.getResourceAsStream("verbs.txt")), StandardCharsets.UTF_8))) {
            return rows.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("(?<=\\))\\s+", 2))
                    .collect(Collectors.toMap(row -> row[0], row -> row[1], VerbsIT::neverTwice, TreeMap::new));
        }
    }

    private static String neverTwice(String one, String other) {
        throw new IllegalStateException("two rows of one verb: " + one + ", " + other);
    }

    private static Set<Role> roles(String words) {
        return GROUPS.containsKey(words)
                ? GROUPS.get(words)
                : Stream.of(words.split(" ")).map(Role::valueOf).collect(Collectors.toSet());
    }

    private Map<String, Verb> verbs() {
        Map<String, Verb> verbs = new TreeMap<>();
        for (Bean<?> bean : beans.getBeans(Object.class)) {
            Class<?> type = bean.getBeanClass();
            if (bean.getScope() != ApplicationScoped.class || !isOfThePortal(type)) {
                continue;
            }
            Object service = beans.getReference(bean, type, beans.createCreationalContext(bean));
            for (Method method : type.getDeclaredMethods()) {
                boolean forAnActor = method.getParameterCount() > 0 && method.getParameterTypes()[0] == Actor.class;
                int modifiers = method.getModifiers();
                if (forAnActor && Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers)) {
                    // the class of some is seen by its own package only
                    method.setAccessible(true);
                    Verb verb = new Verb(service, method);
                    verbs.put(verb.name(), verb);
                }
            }
        }
        return verbs;
    }

    private static boolean isOfThePortal(Class<?> type) {
        return type.getPackageName().startsWith("nl.ondertekenportaal")
                && type != Parties.class
                && type != IssuedAgreements.class;
    }

    /** What it answers or with what it fails; nothing stays of it. */
    private @Nullable Object outcome(Verb verb, Actor actor, Map<String, Object> owned) throws Exception {
        transaction.begin();
        try {
            Object[] arguments = Arrays.stream(verb.method().getParameterTypes())
                    .map(type -> type == Actor.class ? actor : argument(type, verb.feature(), owned))
                    .toArray();
            return verb.method().invoke(verb.service(), arguments);
        } catch (InvocationTargetException failed) {
            return failed.getCause();
        } finally {
            transaction.rollback();
        }
    }

    private @Nullable Object argument(Class<?> type, String service, Map<String, Object> owned) {
        Object known = owned.get(type == UUID.class ? service : type.getSimpleName());
        if (known != null) {
            return known;
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> UUID.randomUUID();
            case "AgreementId" -> new AgreementId(UUID.randomUUID());
            case "PersonId" -> new PersonId(UUID.randomUUID());
            case "OrganisationId" -> new OrganisationId(UUID.randomUUID());
            case "String" -> "000000";
            case "int" -> 1;
            case "long" -> 1L;
            case "boolean" -> false;
            case "Set" -> Set.of();
            case "Collection", "List" -> List.of();
            case "LocalDate" -> calendar.today();
            case "AgreementFilter" -> AgreementFilter.ALL;
            default -> type.isEnum() ? type.getEnumConstants()[0] : null;
        };
    }

    private Map<Role, Actor> actors() {
        Actor municipality = parties.municipality();
        Actor staff = parties.staffWhoLogsIn();
        Map<Role, Actor> actors = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Actor base = PARTICIPANTS.contains(role) ? municipality : staff;
            actors.put(role, new Actor(base.person(), base.organisation(), EnumSet.of(role)));
        }
        return actors;
    }
}
