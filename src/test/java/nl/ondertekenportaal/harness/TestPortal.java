package nl.ondertekenportaal.harness;

import java.nio.file.Path;
import nl.ondertekenportaal.demo.Ports;
import nl.ondertekenportaal.demo.RunningPortal;
import nl.ondertekenportaal.demo.Settings;

/** A demonstration on free ports with nothing in its database yet. */
final class TestPortal {
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private TestPortal() {}

    /**
     * @param name of its directory under target
     * @param war what to deploy
     */
    static RunningPortal start(String name, Path war) {
        Settings settings = new Settings(
                Ports.anyFree(),
                TARGET.resolve("portals").resolve(name),
                TARGET.resolve("programs"),
                war,
                TARGET.resolve("payara-micro.jar"),
                null);
        RunningPortal.forget(settings);
        RunningPortal portal = RunningPortal.start(settings, line -> {}, () -> false);
        // closing twice does no harm; a run that is broken off must leave no process behind
        Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
        return portal;
    }

    static Path war() {
        return TARGET.resolve("ROOT.war");
    }
}
