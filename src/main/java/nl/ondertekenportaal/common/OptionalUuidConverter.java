package nl.ondertekenportaal.common;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A uuid that may be missing: EclipseLink's own conversion fails when it reads none. */
@Converter
public class OptionalUuidConverter implements AttributeConverter<UUID, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    @Override
    public @Nullable UUID convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }
}
