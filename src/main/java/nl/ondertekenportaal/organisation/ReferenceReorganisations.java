package nl.ondertekenportaal.organisation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.StartOrder;
import org.jspecify.annotations.Nullable;

/**
 * The municipalities that ended according to the register, as reorganisations: once each, at every start. What the register does not know, the name
 * of the law, is not invented.
 */
@ApplicationScoped
class ReferenceReorganisations {

    private static final String BASIS = "Herindeling volgens de Wet algemene regels herindeling";
    private static final String REFERENCE = "CBS, gemeentelijke indeling";

    /** A merger for each successor and day, a split for each municipality with several successors. */
    private static final String GROUPS = """
            with ended as (
                select m.cbs_code, m.valid_to + 1 as day, count(*) over (partition by m.cbs_code) as heirs, s.successor
                from municipality m join municipality_successor s on s.cbs_code = m.cbs_code
                where m.valid_to is not null
                  and not exists (
                      select from reorganisation_party p
                      where p.side = 'FROM' and p.party = m.cbs_code
                        and not exists (
                            select from reorganisation_withdrawal w where w.reorganisation_id = p.reorganisation_id)))
            select case when heirs > 1 then 'MUNICIPAL_SPLIT' else 'MUNICIPAL_MERGER' end, day,
                   array_agg(distinct cbs_code order by cbs_code), array_agg(distinct successor order by successor)
            from ended
            group by 1, 2, case when heirs > 1 then cbs_code else successor end
            order by 2, 3""";

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Inject
    Event<AuditableEvent> events;

    @Transactional
    public void load(
            @Observes @Priority(StartOrder.REFERENCE_DATA + 1) @Initialized(ApplicationScoped.class) @Nullable
                    Object start)
            throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement groups = connection.prepareStatement(GROUPS);
                var row = groups.executeQuery()) {
            while (row.next()) {
                String kind = row.getString(1);
                String day = row.getString(2);
                String[] from = (String[]) row.getArray(3).getArray();
                String[] to = (String[]) row.getArray(4).getArray();
                enter(connection, kind, day, from, to);
            }
        }
    }

    private void enter(Connection connection, String kind, String day, String[] from, String[] to) throws SQLException {
        String name = kind + day + String.join("+", from);
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reorganisation (id, kind, day, legal_basis, reference, recorded_at)
                select ?::uuid, ?, ?::date, ?, ?, ?::timestamptz
                where not exists (select from reorganisation where id = ?::uuid)""")) {
            insert.setString(1, id.toString());
            insert.setString(2, kind);
            insert.setString(3, day);
            insert.setString(4, BASIS);
            insert.setString(5, REFERENCE + " " + day.substring(0, 4));
            insert.setString(6, clock.instant().toString());
            insert.setString(7, id.toString());
            if (insert.executeUpdate() > 0) {
                addParties(connection, id, "FROM", from);
                addParties(connection, id, "TO", to);
                if (end(connection, day, from)) {
                    events.fire(new ReorganisationEvent.Entered(
                            Actor.ANONYMOUS, id, ReorganisationKind.valueOf(kind), LocalDate.parse(day)));
                }
            }
        }
    }

    /** Whether one of these takes part: then its agreements pass, and the matrix must follow. */
    private static boolean end(Connection connection, String day, String[] codes) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update organisation set ends_on = ?::date where cbs_code = any (?)")) {
            update.setString(1, day);
            update.setArray(2, connection.createArrayOf("text", codes));
            return update.executeUpdate() > 0;
        }
    }

    private static void addParties(Connection connection, UUID id, String side, String[] codes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reorganisation_party (reorganisation_id, side, party, name)
                select ?::uuid, ?, cbs_code, name from municipality where cbs_code = any (?)""")) {
            insert.setString(1, id.toString());
            insert.setString(2, side);
            insert.setArray(3, connection.createArrayOf("text", codes));
            insert.executeUpdate();
        }
    }
}
