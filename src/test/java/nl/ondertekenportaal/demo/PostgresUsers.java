package nl.ondertekenportaal.demo;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The database of the portal, its owner who migrates, and the user of the portal who owns nothing: what that one may do, the migrations
 * grant.
 */
record PostgresUsers(int port, DataDirectory data) {
    static final String DATABASE = "portal";
    static final String OWNER = "portal_owner";
    static final String PORTAL = "portal_app";
    static final String SUPERUSER = "postgres";

    /** The settings that matter here; the first four are what makes a confirmed commit stay. */
    static String configuration(int port) {
        return """
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                wal_sync_method = fdatasync
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 100
                shared_buffers = 128MB
                max_wal_size = 1GB
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                """.formatted(port);
    }

    void ensure() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String user : List.of(OWNER, PORTAL)) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", user)) {
                    statement.execute("create role " + user);
                }
                statement.execute(
                        "alter role " + user + " login nosuperuser nocreatedb nocreaterole noreplication password '"
                                + data.password("database." + user) + "'");
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + OWNER);
            }
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect on database " + DATABASE + " to " + PORTAL);
        }
        try (Connection connection = connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("alter schema public owner to " + OWNER);
            statement.execute("revoke create on schema public from public");
            statement.execute("grant usage on schema public to " + PORTAL);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                SUPERUSER,
                data.password("database." + SUPERUSER));
    }
}
