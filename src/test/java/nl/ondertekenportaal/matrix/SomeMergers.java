package nl.ondertekenportaal.matrix;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.LegalCalendar;
import nl.ondertekenportaal.organisation.Organisations;
import nl.ondertekenportaal.organisation.Reorganisation.Basis;
import nl.ondertekenportaal.organisation.ReorganisationKind;
import nl.ondertekenportaal.organisation.Reorganisations;
import nl.ondertekenportaal.organisation.Reorganisations.Draft;
import nl.ondertekenportaal.signing.Parties;

/** Mergers and splits of municipalities of which the day has come. */
@ApplicationScoped
public class SomeMergers {

    private static final Basis BASIS = new Basis("Herindelingswet (fictief)", "Stb. 2026, 0 (fictief)");

    @Inject
    Parties parties;

    @Inject
    Organisations organisations;

    @Inject
    Reorganisations reorganisations;

    @Inject
    LegalCalendar calendar;

    /** The one passes to the other today. */
    public void today(Actor ending, Actor going) throws SQLException {
        enter(ReorganisationKind.MUNICIPAL_MERGER, ending, name(going));
    }

    /** The one is divided between the two others today. */
    public void splitToday(Actor ending, Actor one, Actor other) throws SQLException {
        enter(ReorganisationKind.MUNICIPAL_SPLIT, ending, name(one) + "\n" + name(other));
    }

    private void enter(ReorganisationKind kind, Actor ending, String to) throws SQLException {
        Actor staff = parties.staffWhoLogsIn();
        Draft draft = new Draft(kind, calendar.today().plusDays(2), BASIS, name(ending), to);
        reorganisations.enter(staff, draft, parties.code(staff));
        theDayHasCome(ending);
    }

    /** No verb can say so, as it is entered ahead. */
    private void theDayHasCome(Actor ending) throws SQLException {
        String today = "'" + calendar.today() + "'";
        try (Connection owner = DriverManager.getConnection(
                        System.getenv("APP_DB_URL"),
                        System.getenv("APP_DB_OWNER_USER"),
                        System.getenv("APP_DB_OWNER_PASSWORD"));
                Statement change = owner.createStatement()) {
            change.execute("alter table reorganisation disable trigger reorganisation_is_append_only");
            change.execute("update reorganisation set day = " + today + " where id in (select reorganisation_id from"
                    + " reorganisation_party p join organisation o on o.cbs_code = p.party where p.side = 'FROM' and o.id = '"
                    + ending.ownOrganisation() + "')");
            change.execute("alter table reorganisation enable trigger reorganisation_is_append_only");
            change.execute(
                    "update organisation set ends_on = " + today + " where id = '" + ending.ownOrganisation() + "'");
        }
    }

    private String name(Actor actor) {
        return organisations.get(actor.ownOrganisation()).name();
    }
}
