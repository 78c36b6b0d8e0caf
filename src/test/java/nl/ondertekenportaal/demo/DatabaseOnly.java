package nl.ondertekenportaal.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The launcher's database without the portal, so that a kill can be tried in seconds. */
final class DatabaseOnly {
    private DatabaseOnly() {}

    /**
     * Runs until the database ends.
     *
     * @param arguments the data directory and the directory of the PostgreSQL programs
     */
    public static void main(String[] arguments) throws Exception {
        PrintStream console = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
        EmbeddedDatabase database = EmbeddedDatabase.start(data, Path.of(arguments[1]));
        console.println("READY " + database.postmaster().pid());
        database.onExit().join();
        console.println("GONE");
    }
}
