package nl.ondertekenportaal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import nl.ondertekenportaal.harness.Lane;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.postgresql.ds.PGSimpleDataSource;

/** What holds inside the server, before any feature. */
@ArquillianTest
@ResourceLock(Lane.INSIDE)
class InsideThePortalIT {
    @Inject
    BeanManager beans;

    @Test
    void theServerKnowsThePortalsBeans() {
        assertThat(beans.getBeans(BeanManager.class)).isNotEmpty();
    }

    @Test
    void theServerIsTheDemonstration() {
        assertThat(System.getenv())
                .containsEntry("APP_MODE", "demo")
                .containsKeys("APP_SECRET_KEY", "APP_TSA_URL", "APP_SMTP_PORT");
    }

    @Test
    void thePortalsDatabaseUserOwnsNothing() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet owned = statement.executeQuery(
                        "select count(*) from pg_class join pg_roles on relowner = pg_roles.oid where rolname = current_user")) {
            owned.next();
            assertThat(owned.getInt(1)).isZero();
        }
    }

    @Test
    void thePortalsDatabaseUserCannotMakeATable() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> statement.execute("create temporary table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void whatTheDatabaseConfirmsStays() throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet value = statement.executeQuery("show " + setting)) {
                value.next();
                assertThat(value.getString(1)).as(setting).isEqualTo("on");
            }
        }
    }

    private static Connection connect() throws SQLException {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(System.getenv("APP_DB_URL"));
        return database.getConnection(System.getenv("APP_DB_USER"), System.getenv("APP_DB_PASSWORD"));
    }
}
