package nl.ondertekenportaal.agreement;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A few short texts in one column, a line each; names and codes hold no line break. */
@Converter
class TextsConverter implements AttributeConverter<List<String>, String> {

    @Override
    public String convertToDatabaseColumn(@Nullable List<String> texts) {
        return texts == null ? "" : String.join("\n", texts);
    }

    @Override
    public List<String> convertToEntityAttribute(@Nullable String read) {
        return read == null || read.isEmpty() ? List.of() : List.of(read.split("\n", -1));
    }
}
