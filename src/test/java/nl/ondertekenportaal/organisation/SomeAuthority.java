package nl.ondertekenportaal.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.PersonId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.outbound.MailAddress;
import org.jspecify.annotations.Nullable;

/** Signing authorities of a fictitious municipality, without a database. */
final class SomeAuthority {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final Actor ADMINISTRATOR =
            new Actor(PersonId.random(), OrganisationId.random(), Set.of(Role.ADMINISTRATOR));

    static final Actor SOMEBODY_ELSE =
            new Actor(PersonId.random(), ADMINISTRATOR.ownOrganisation(), Set.of(Role.ADMINISTRATOR));

    private SomeAuthority() {}

    /** Decided on the first day, or today if that is earlier. */
    static SigningAuthority valid(LocalDate from, @Nullable LocalDate to) {
        LocalDate decided = from.isBefore(TODAY) ? from : TODAY;
        return of(AuthorityKind.MAYOR, decided, new Validity(from, to));
    }

    /** Confirmed by somebody else. */
    static SigningAuthority of(AuthorityKind kind, LocalDate decided, Validity validity) {
        Decision decision = new Decision("de Kroon", decided, "benoeming 12 (fictief)");
        SigningAuthority authority = waiting(decision, new Power(kind, validity));
        authority.confirm(SOMEBODY_ELSE, NOW, validity.from());
        return authority;
    }

    /** Not confirmed yet. */
    static SigningAuthority waiting(Decision decision, Power power) {
        return waiting(anOrganisation(OrganisationKind.MUNICIPALITY), decision, power);
    }

    /** Of somebody in this organisation. */
    static SigningAuthority waiting(Organisation organisation, Decision decision, Power power) {
        Person person =
                new Person(new Applicant("Fenna Fictief", "burgemeester", new MailAddress("f@demo.invalid")), NOW);
        return new SigningAuthority(ADMINISTRATOR, person, organisation, decision, power, NOW, TODAY);
    }

    /** Of somebody in this agent, confirmed. */
    static SigningAuthority within(Organisation agent, Power power) {
        SigningAuthority authority = waiting(agent, decidedFor(power), power);
        authority.confirm(SOMEBODY_ELSE, NOW, power.validity().from());
        return authority;
    }

    /** Given by a principal to this agent, confirmed. */
    static SigningAuthority given(OrganisationKind principal, Organisation agent, Power power) {
        SigningAuthority authority = new SigningAuthority(
                ADMINISTRATOR, agent, anOrganisation(principal), decidedFor(power), power, NOW, TODAY);
        authority.confirm(SOMEBODY_ELSE, NOW, power.validity().from());
        return authority;
    }

    private static Decision decidedFor(Power power) {
        LocalDate from = power.validity().from();
        return new Decision("het college", from.isBefore(TODAY) ? from : TODAY, "mandaat 3 (fictief)");
    }

    static Organisation anOrganisation(OrganisationKind kind) {
        return new AnOrganisation(kind);
    }

    private static final class AnOrganisation extends Organisation {
        private final OrganisationId id = OrganisationId.random();
        private final OrganisationKind kind;

        AnOrganisation(OrganisationKind kind) {
            this.kind = kind;
        }

        @Override
        public OrganisationId id() {
            return id;
        }

        @Override
        public OrganisationKind kind() {
            return kind;
        }

        @Override
        public String name() {
            return "Voorbeeld (fictief)";
        }
    }
}
