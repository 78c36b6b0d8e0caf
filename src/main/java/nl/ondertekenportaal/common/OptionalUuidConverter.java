package nl.ondertekenportaal.common;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A uuid that may be missing: EclipseLink's own conversion fails when it reads none. */
@Converter
public class OptionalUuidConverter implements AttributeConverter<UUID, Object> {

    @Override
    public @Nullable Object convertToDatabaseColumn(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    @Override
    public @Nullable UUID convertToEntityAttribute(@Nullable Object read) {
        // the driver gives a uuid as such, not as the text that was written
        return read == null ? null : UUID.fromString(read.toString());
    }
}
