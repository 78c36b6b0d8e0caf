package nl.ondertekenportaal.covenant;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import nl.ondertekenportaal.common.StartOrder;
import org.jspecify.annotations.Nullable;

/** The published versions of the model agreement. A version is published once and never changes. */
@ApplicationScoped
public class ModelAgreements {

    private static final List<String> SHIPPED = List.of("2026-1");

    private final Map<String, ModelAgreement> byVersion = new ConcurrentHashMap<>();

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    /** @throws InvalidModelAgreement if a published version is no longer the text that was published: the portal does not start */
    @Transactional
    public void publish(
            @Observes @Priority(StartOrder.MODEL_AGREEMENTS) @Initialized(ApplicationScoped.class) @Nullable
                    Object start)
            throws SQLException {
        ModelAgreementReader reader = new ModelAgreementReader();
        try (Connection connection = dataSource.getConnection()) {
            for (String version : SHIPPED) {
                ModelAgreement model = reader.shipped(version);
                publish(connection, model);
                byVersion.put(version, model);
            }
        }
    }

    private void publish(Connection connection, ModelAgreement model) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into model_agreement (version, title, effective_from, sha256, published_at)
                values (?, ?, ?, ?, ?) on conflict do nothing""")) {
            insert.setString(1, model.version());
            insert.setString(2, model.title());
            insert.setDate(3, Date.valueOf(model.effectiveFrom()));
            insert.setBytes(4, HexFormat.of().parseHex(model.sha256()));
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
        refuseIfChanged(connection, model);
    }

    private static void refuseIfChanged(Connection connection, ModelAgreement model) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select sha256 from model_agreement where version = ?")) {
            select.setString(1, model.version());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                if (!HexFormat.of().formatHex(row.getBytes(1)).equals(model.sha256())) {
                    throw new InvalidModelAgreement("Model agreement " + model.version()
                            + " was published with another text; publish a new version instead");
                }
            }
        }
    }

    /** The version in which an agreement is offered on this day: the latest that is in effect. */
    public ModelAgreement effectiveOn(LocalDate day) {
        return byVersion.values().stream()
                .filter(model -> !day.isBefore(model.effectiveFrom()))
                .max(Comparator.comparing(ModelAgreement::effectiveFrom))
                .orElseThrow(() -> new InvalidModelAgreement("no model agreement is in effect on " + day));
    }

    /** @throws InvalidModelAgreement if there is no such version */
    public ModelAgreement version(String version) {
        ModelAgreement model = byVersion.get(version);
        if (model == null) {
            throw new InvalidModelAgreement("There is no model agreement " + version);
        }
        return model;
    }
}
