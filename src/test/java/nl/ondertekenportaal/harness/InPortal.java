package nl.ondertekenportaal.harness;

import java.nio.file.Path;
import nl.ondertekenportaal.demo.RunningPortal;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code @ArquillianTest} classes run: the demonstration, with the tests in its WAR. It is deployed for the first of them and serves
 * all others, since a start costs more than most tests together.
 */
public final class InPortal implements DeployableContainer<InPortal.Settings> {

    /** There is nothing to choose. */
    public static final class Settings implements ContainerConfiguration {
        @Override
        public void validate() {}
    }

    private @Nullable RunningPortal portal;

    @Override
    public Class<Settings> getConfigurationClass() {
        return Settings.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 6.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        if (portal == null) {
            Path directory = Path.of("target", "arquillian").toAbsolutePath();
            Path war = directory.resolve("ROOT.war");
            if (!directory.toFile().isDirectory() && !directory.toFile().mkdirs()) {
                throw new IllegalStateException("cannot make " + directory);
            }
            archive.as(ZipExporter.class).exportTo(war.toFile(), true);
            portal = TestPortal.start("arquillian", war);
        }
        HTTPContext http = new HTTPContext("127.0.0.1", portal.port());
        http.add(new Servlet("ArquillianServletRunnerEE9", "/"));
        return new ProtocolMetaData().addContext(http);
    }

    /** Stays for the next class. */
    @Override
    public void undeploy(Archive<?> archive) {}

    @Override
    public void stop() {
        if (portal != null) {
            portal.close();
        }
    }
}
