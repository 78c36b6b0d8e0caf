package nl.ondertekenportaal.harness;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian where tests run; what is deployed it learns from {@link WarWithTests}, a Java service. */
public final class ArquillianSetup implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.service(DeployableContainer.class, InPortal.class);
    }
}
