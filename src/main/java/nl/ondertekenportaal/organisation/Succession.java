package nl.ondertekenportaal.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * Who came after whom, reckoned for a day. Parties are municipalities, by their code in the register, and legal entities. A party ends once at
 * most, and nobody succeeds to a party that does not exist on that day; so every chain ends, at parties that exist.
 */
public final class Succession {

    private final Map<String, Passage> byEnded = new TreeMap<>();

    /**
     * These parties end on this day and those take their place.
     *
     * @param day the first one of the new situation
     */
    public record Passage(UUID reorganisation, LocalDate day, SortedSet<String> from, SortedSet<String> to) {
        public Passage {
            from = new TreeSet<>(from);
            to = new TreeSet<>(to);
        }
    }

    /** Whether this is the code of a municipality; else it is the id of a legal entity. */
    public static boolean isMunicipality(String party) {
        return party.startsWith("GM");
    }

    /** Of passages that were entered one by one. */
    public static Succession of(Collection<Passage> passages) {
        Succession succession = new Succession();
        passages.forEach(passage -> passage.from().forEach(party -> succession.byEnded.put(party, passage)));
        return succession;
    }

    /**
     * With one more.
     *
     * @throws RuleBroken {@code reorganisation.ended} if one of the parties ends on that day or before, {@code reorganisation.later} if one that
     *     ends now has a later part in another reorganisation, {@code reorganisation.both} if one stands on both sides
     */
    public Succession with(Passage passage) {
        for (String party : passage.from()) {
            if (passage.to().contains(party)) {
                throw new RuleBroken("reorganisation.both", party);
            }
            refuseEnded(party);
            if (succeedsFrom(party, passage.day())) {
                throw new RuleBroken("reorganisation.later", party);
            }
        }
        passage.to().forEach(party -> refuseEndedOn(party, passage.day()));
        Set<Passage> all = passages();
        all.add(passage);
        return of(all);
    }

    /**
     * Without this one.
     *
     * @throws RuleBroken {@code reorganisation.later} if what it brought about has a later part in another reorganisation
     */
    Succession without(UUID reorganisation) {
        Set<Passage> rest = passages();
        rest.removeIf(passage -> {
            boolean gone = passage.reorganisation().equals(reorganisation);
            if (gone) {
                passage.to().stream().filter(byEnded::containsKey).findFirst().ifPresent(party -> {
                    throw new RuleBroken("reorganisation.later", party);
                });
            }
            return gone;
        });
        return of(rest);
    }

    private Set<Passage> passages() {
        return new LinkedHashSet<>(byEnded.values());
    }

    private void refuseEnded(String party) {
        if (byEnded.containsKey(party)) {
            throw new RuleBroken("reorganisation.ended", party, passage(party).day());
        }
    }

    private void refuseEndedOn(String party, LocalDate day) {
        if (!existsOn(party, day)) {
            throw new RuleBroken("reorganisation.ended", party, passage(party).day());
        }
    }

    private Passage passage(String party) {
        return Objects.requireNonNull(byEnded.get(party));
    }

    private boolean succeedsFrom(String party, LocalDate day) {
        return byEnded.values().stream()
                .anyMatch(passage ->
                        passage.to().contains(party) && !passage.day().isBefore(day));
    }

    /** The first day on which the party does not exist any more, if it ends. */
    public Optional<LocalDate> endOf(String party) {
        return Optional.ofNullable(byEnded.get(party)).map(Passage::day);
    }

    /** Whether the party has not ended by this day; says nothing of its beginning. */
    public boolean existsOn(String party, LocalDate day) {
        return endOf(party).filter(end -> !day.isBefore(end)).isEmpty();
    }

    /** Who stands on this day for what was this party's: itself while it exists, after that those in whom it lives on. */
    public SortedSet<String> areaOn(String party, LocalDate day) {
        SortedSet<String> standing = new TreeSet<>();
        if (existsOn(party, day)) {
            standing.add(party);
        } else {
            passage(party).to().forEach(next -> standing.addAll(areaOn(next, day)));
        }
        return standing;
    }

    /** Those that do not exist any more on this day and for which this party stands. */
    List<String> predecessors(String party, LocalDate day) {
        return byEnded.keySet().stream()
                .filter(ended -> !existsOn(ended, day) && areaOn(ended, day).contains(party))
                .toList();
    }

    /** The party with all who came before it, after it, or beside it. */
    public SortedSet<String> family(String party) {
        SortedSet<String> family = new TreeSet<>(Set.of(party));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Passage passage : byEnded.values()) {
                boolean related = passage.from().stream().anyMatch(family::contains)
                        || passage.to().stream().anyMatch(family::contains);
                if (related) {
                    grown |= family.addAll(passage.from());
                    grown |= family.addAll(passage.to());
                }
            }
        }
        return family;
    }

    /** Every passage by this day through which the party lives on, the oldest first. */
    public List<Passage> chain(String party, LocalDate day) {
        SortedSet<String> seen = new TreeSet<>();
        List<Passage> chain = new ArrayList<>();
        follow(party, day, seen, chain);
        chain.sort(Comparator.comparing(Passage::day));
        return chain;
    }

    private void follow(String party, LocalDate day, SortedSet<String> seen, List<Passage> chain) {
        if (existsOn(party, day) || !seen.add(party)) {
            return;
        }
        Passage passage = passage(party);
        if (!chain.contains(passage)) {
            chain.add(passage);
        }
        passage.to().forEach(next -> follow(next, day, seen, chain));
    }
}
