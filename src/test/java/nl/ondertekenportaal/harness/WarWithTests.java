package nl.ondertekenportaal.harness;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import net.bytebuddy.ByteBuddy;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.DeploymentConfiguration;
import org.jboss.arquillian.container.test.spi.client.deployment.AutomaticDeployment;
import org.jboss.arquillian.test.spi.TestClass;
import org.jboss.shrinkwrap.api.ArchivePaths;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, plus the test classes; so no test names what it deploys. */
public final class WarWithTests implements AutomaticDeployment {
    /** Who may open what; the portal denies what is not in it, so the servlet that runs the tests is added for the tests. */
    private static final String PAGES = "WEB-INF/classes/nl/ondertekenportaal/identity/pages.txt";

    private static final String RUNNER = "\n/ArquillianServletRunnerEE9 everyone\n";

    private static final AtomicBoolean HANDED_OUT = new AtomicBoolean();

    @Override
    public DeploymentConfiguration generateDeploymentScenario(TestClass testClass) {
        Lane.of(testClass.getJavaClass(), Lane.INSIDE);
        // one deployment serves every class, so the first archive holds them all and no other is looked at
        WebArchive archive = HANDED_OUT.getAndSet(true) ? ShrinkWrap.create(WebArchive.class, "ROOT.war") : whole();
        return new DeploymentConfiguration.DeploymentContentBuilder(archive).get();
    }

    private static WebArchive whole() {
        JavaArchive tests = ShrinkWrap.create(ExplodedImporter.class, "tests.jar")
                .importDirectory(
                        Path.of("target", "test-classes").toFile(),
                        Filters.exclude(".*/nl/ondertekenportaal/(demo|harness)/.*"))
                .as(JavaArchive.class);
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "ROOT.war")
                .importFrom(TestPortal.war().toFile())
                .as(WebArchive.class)
                .merge(tests, ArchivePaths.create("WEB-INF/classes"), Filters.include(".*/nl/ondertekenportaal/.*"))
                .addAsLibraries(jarOf(Assertions.class), jarOf(ByteBuddy.class));
        return war.add(new StringAsset(text(war.get(PAGES)) + RUNNER), PAGES);
    }

    private static String text(Node node) {
        try (InputStream content = node.getAsset().openStream()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static File jarOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
