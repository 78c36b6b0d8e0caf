package nl.ondertekenportaal.demodata;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.ondertekenportaal.common.Mode;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.identity.Credentials;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.People;
import nl.ondertekenportaal.organisation.Person;

/** The people of the demonstration, with what one needs to log in as one of them. */
@ApplicationScoped
public class DemoPeople {

    /** Everybody's, and public: it opens demo people only, who exist in demo mode only. */
    public static final String PASSWORD = "demo-wachtwoord-fictief";

    private static final int CODE_SECONDS = 30;
    private static final int MOST_FOUND = 10;

    @Inject
    Mode mode;

    @Inject
    People people;

    @Inject
    Organisations organisations;

    @Inject
    Crowd crowd;

    @Inject
    Credentials credentials;

    @Inject
    Clock clock;

    /** One of them, with the code of this moment. */
    public record DemoPerson(String organisation, String name, Set<Role> roles, String email, String code) {}

    /** @throws NotFound outside demo mode */
    public List<DemoPerson> all() {
        if (!mode.isDemo()) {
            throw new NotFound("demo");
        }
        Instant now = clock.instant();
        return Cast.everybody()
                .map(player -> shown(people.byEmail(player.address()).orElseThrow(), player, now))
                .toList();
    }

    /**
     * Those of the crowd that take part already and whose organisation has this in its name.
     *
     * @throws NotFound outside demo mode
     */
    public List<DemoPerson> of(String name) {
        if (!mode.isDemo()) {
            throw new NotFound("demo");
        }
        Instant now = clock.instant();
        return crowd.companies().stream()
                .filter(company -> company.name().toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)))
                .limit(MOST_FOUND)
                .map(company -> company.people().getFirst())
                .flatMap(player -> people.byEmail(player.address()).stream().map(person -> shown(person, player, now)))
                .toList();
    }

    /** Until the codes change. */
    public long secondsLeft() {
        return CODE_SECONDS - clock.instant().getEpochSecond() % CODE_SECONDS;
    }

    private DemoPerson shown(Person person, Cast.Player player, Instant now) {
        String organisation = people.organisationsOf(person.id()).stream()
                .findFirst()
                .map((OrganisationId id) -> organisations.get(id).name())
                .orElse("");
        String code = credentials.secretInDemo(person.id()).codeAt(now);
        return new DemoPerson(organisation, person.name(), player.roles(), person.email(), code);
    }
}
