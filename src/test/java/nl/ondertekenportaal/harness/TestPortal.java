package nl.ondertekenportaal.harness;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nl.ondertekenportaal.demo.Ports;
import nl.ondertekenportaal.demo.Production;
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
        return startAnew(settings(name, war, false, shortLived(OutsideProviders.settings())));
    }

    /** One in production, whose keys say nothing of a demonstration. */
    static RunningPortal startInProduction(String name) {
        return startAnew(settings(
                name,
                war(),
                false,
                shortLived(Production.environment(TARGET.resolve("portals").resolve(name + "-trust")))));
    }

    /** One that fills itself with organisations and agreements. */
    static RunningPortal startLively(String name) {
        return startAnew(settings(name, war(), true, OutsideProviders.settings()));
    }

    /** One with the demo people only. */
    static RunningPortal startQuiet(String name) {
        return startAnew(settings(name, war(), false, shortLived(Map.of())));
    }

    /** The same once more, with all that it had. */
    static RunningPortal startAgain(String name) {
        return start(settings(name, war(), true, OutsideProviders.settings()));
    }

    /** A portal of minutes is served sooner by code that is compiled lightly. */
    private static Map<String, String> shortLived(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        return all;
    }

    private static RunningPortal startAnew(Settings settings) {
        RunningPortal.forget(settings);
        return start(settings);
    }

    private static Settings settings(String name, Path war, boolean lively, Map<String, String> environment) {
        return new Settings(
                Ports.anyFree(),
                TARGET.resolve("portals").resolve(name),
                TARGET.resolve("programs"),
                war,
                TARGET.resolve("payara-micro.jar"),
                null,
                lively,
                environment);
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
