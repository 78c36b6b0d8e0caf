package nl.ondertekenportaal.organisation;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import nl.ondertekenportaal.common.StartOrder;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Loads {@code config/reference} at every start: what is new is added, what changed is changed, nothing is removed. */
@ApplicationScoped
class ReferenceData {

    @Inject
    DataSource dataSource;

    @Transactional
    public void load(
            @Observes @Priority(StartOrder.REFERENCE_DATA) @Initialized(ApplicationScoped.class) @Nullable Object start)
            throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            load(connection, "sectors", """
                    insert into sector (code, name_nl, name_en, position) values (?, ?, ?, ?::int)
                    on conflict (code) do update set name_nl = excluded.name_nl, name_en = excluded.name_en,
                        position = excluded.position""", "code", "name_nl", "name_en", "position");
            load(connection, "umbrellas", """
                    insert into umbrella (code, name) values (?, ?)
                    on conflict (code) do update set name = excluded.name""", "code", "name");
            load(connection, "platforms", """
                    insert into exchange_platform (code, name, operator, valid_from, valid_to)
                    values (?, ?, ?, ?::date, ?::date)
                    on conflict (code) do update set name = excluded.name, operator = excluded.operator,
                        valid_from = excluded.valid_from, valid_to = excluded.valid_to""", "code", "name", "operator", "valid_from", "valid_to");
            load(
                    connection,
                    "municipalities",
                    """
                    insert into municipality (cbs_code, name, province, inhabitants, valid_from, valid_to)
                    values (?, ?, ?, ?::int, ?::date, ?::date)
                    on conflict (cbs_code) do update set name = excluded.name, province = excluded.province,
                        inhabitants = excluded.inhabitants, valid_from = excluded.valid_from,
                        -- what was entered ahead as a reorganisation is not in the file yet
                        valid_to = coalesce(excluded.valid_to, municipality.valid_to)""",
                    "cbs_code",
                    "name",
                    "province",
                    "inhabitants",
                    "valid_from",
                    "valid_to");
            loadSuccessors(connection);
            load(
                    connection,
                    "partners",
                    """
                    insert into partner_name (name, sector, umbrella, register_number, province, nature, label_of)
                    values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (name, sector) do update set umbrella = excluded.umbrella,
                        register_number = excluded.register_number, province = excluded.province,
                        nature = excluded.nature, label_of = excluded.label_of""",
                    "name",
                    "sector",
                    "umbrella",
                    "register_number",
                    "province",
                    "nature",
                    "label_of");
        }
    }

    private static void load(Connection connection, String file, String sql, String... columns) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (CSVRecord row : rows(file)) {
                for (int i = 0; i < columns.length; i++) {
                    insert.setString(i + 1, blankToNull(row.get(columns[i])));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void loadSuccessors(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into municipality_successor (cbs_code, successor) values (?, ?) on conflict do nothing")) {
            for (CSVRecord row : rows("municipalities")) {
                for (String successor : row.get("successors").split("\\|")) {
                    if (!successor.isBlank()) {
                        insert.setString(1, row.get("cbs_code"));
                        insert.setString(2, successor);
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }

    private static List<CSVRecord> rows(String file) {
        String resource = "/config/reference/" + file + ".csv";
        try (InputStream in = ReferenceData.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing " + resource);
            }
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get();
            return format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }
}
