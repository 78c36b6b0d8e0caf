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
        Settings settings = settings(name, war, false);
        RunningPortal.forget(settings);
        return start(settings);
    }

    /** One that fills itself with organisations and agreements. */
    static RunningPortal startLively(String name) {
        Settings settings = settings(name, war(), true);
        RunningPortal.forget(settings);
        return start(settings);
    }

    /** The same once more, with all that it had. */
    static RunningPortal startAgain(String name) {
        return start(settings(name, war(), true));
    }

    private static Settings settings(String name, Path war, boolean lively) {
        return new Settings(
                Ports.anyFree(),
                TARGET.resolve("portals").resolve(name),
                TARGET.resolve("programs"),
                war,
                TARGET.resolve("payara-micro.jar"),
                null,
                lively,
                OutsideProviders.settings());
    }

    private static RunningPortal start(Settings settings) {
        RunningPortal portal = RunningPortal.start(settings, line -> {}, () -> false);
        // closing twice does no harm; a run that is broken off must leave no process behind
        Runtime.getRuntime().addShutdownHook(new Thread(portal::close));
        return portal;
    }

    static Path war() {
        return TARGET.resolve("ROOT.war");
    }
}
