package nl.ondertekenportaal.common;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The one database. At start the owner migrates it; afterwards the portal works as a user who owns nothing.
 */
@ApplicationScoped
@DataSourceDefinition(
        name = Database.JNDI_NAME,
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=app.db.url}",
        user = "${MPCONFIG=app.db.user}",
        password = "${MPCONFIG=app.db.password}",
        maxPoolSize = 32,
        initialPoolSize = 2,
        minPoolSize = 2,
        properties = {
            // lets PostgreSQL infer uuid and jsonb from text, also for null
            "stringType=unspecified",
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
        })
public class Database {

    static final String JNDI_NAME = "java:app/jdbc/portal";

    @Resource(lookup = JNDI_NAME)
    DataSource dataSource;

    @Inject
    @ConfigProperty(name = "app.db.url")
    String url;

    @Inject
    @ConfigProperty(name = "app.db.user")
    String user;

    @Inject
    @ConfigProperty(name = "app.db.owner.user")
    String ownerUser;

    @Inject
    @ConfigProperty(name = "app.db.owner.password")
    String ownerPassword;

    @Inject
    @ConfigProperty(name = "app.retention.signed.years", defaultValue = "7")
    int signedYears;

    @Inject
    @ConfigProperty(name = "app.retention.unsigned.years", defaultValue = "1")
    int unsignedYears;

    @Produces
    DataSource dataSource() {
        return dataSource;
    }

    void migrate(
            @Observes @Priority(StartOrder.MIGRATION) @Initialized(ApplicationScoped.class) @Nullable Object start) {
        Flyway.configure()
                .dataSource(url, ownerUser, ownerPassword)
                .placeholders(Map.of("appUser", user))
                .load()
                .migrate();
        keep("SIGNED", signedYears);
        keep("UNSIGNED", unsignedYears);
    }

    /** As the owner: the portal's own user could otherwise shorten a period and delete what is signed. */
    private void keep(String what, int years) {
        try (Connection owner = DriverManager.getConnection(url, ownerUser, ownerPassword);
                PreparedStatement update =
                        owner.prepareStatement("update retention_period set years = ? where what = ?")) {
            update.setInt(1, years);
            update.setString(2, what);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the retention of " + what + " could not be set", e);
        }
    }
}
