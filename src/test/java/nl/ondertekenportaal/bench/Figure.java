package nl.ondertekenportaal.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One figure beside a yardstick that was measured in the same run on the same machine.
 *
 * @param higherIsBetter whether more is better, as with documents a second
 * @param yardstick what it is compared with, in words
 * @param mustReach the ratio of value and yardstick that we hold ourselves to; null for a figure that only informs
 */
public record Figure(
        String figure,
        String unit,
        double value,
        boolean higherIsBetter,
        String yardstick,
        double yardstickValue,
        @Nullable Double mustReach) {

    JsonObject json() {
        var json = Json.createObjectBuilder()
                .add("figure", figure)
                .add("unit", unit)
                .add("value", rounded(value))
                .add("better", higherIsBetter ? "higher" : "lower")
                .add("yardstick", yardstick)
                .add("yardstickValue", rounded(yardstickValue))
                .add("ratio", rounded(value / yardstickValue));
        return (mustReach == null ? json.addNull("mustReach") : json.add("mustReach", mustReach)).build();
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
