package nl.ondertekenportaal.agreement.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.organisation.Organisation;
import nl.ondertekenportaal.organisation.OrganisationKind;

/** Why counterparties are not offered anything, told once for all with the same reason. */
@RequestScoped
class OfferReasons {

    /** One counterparty and what stands in the way. */
    record Obstacle(Organisation counterparty, RuleBroken reason) {}

    /**
     * Counterparties with the same reason.
     *
     * @param sentence with names instead of codes
     * @param inProfile whether the own profile is where it can be mended
     */
    public record Group(String sentence, boolean inProfile, List<Organisation> counterparties) {

        /** The names of a few, in one line. */
        public String names() {
            return counterparties.stream().map(Organisation::name).collect(Collectors.joining(", "));
        }
    }

    @Inject
    Names names;

    @Inject
    Messages messages;

    List<Group> group(Stream<Obstacle> obstacles) {
        Map<String, List<Obstacle>> bySentence = new LinkedHashMap<>();
        obstacles.forEach(obstacle -> bySentence
                .computeIfAbsent(sentence(obstacle), sentence -> new ArrayList<>())
                .add(obstacle));
        return bySentence.entrySet().stream()
                .map(same -> new Group(
                        same.getKey(),
                        isMendedInOwnProfile(same.getValue().getFirst()),
                        same.getValue().stream().map(Obstacle::counterparty).toList()))
                .toList();
    }

    /** The name of the counterparty itself is left out, so that the sentence fits all whom it concerns. */
    private String sentence(Obstacle obstacle) {
        Object[] named = Arrays.stream(obstacle.reason().arguments())
                .map(argument -> argument.equals(obstacle.counterparty().name())
                        ? messages.text("offer.this." + obstacle.counterparty().kind())
                        : names.platform(names.sector(argument.toString())))
                .toArray();
        return messages.explain(new RuleBroken(obstacle.reason().key(), named));
    }

    private static boolean isMendedInOwnProfile(Obstacle obstacle) {
        boolean ownIsMunicipality = obstacle.counterparty().kind() == OrganisationKind.SIGNAL_PARTNER;
        return switch (obstacle.reason().key()) {
            case "offer.platformUnsupported" -> true;
            case "offer.noPlatform" -> ownIsMunicipality;
            default -> false;
        };
    }
}
