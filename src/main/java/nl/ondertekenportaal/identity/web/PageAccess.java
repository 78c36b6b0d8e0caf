package nl.ondertekenportaal.identity.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.Role;

/**
 * Who may open which page: the table {@code pages.txt}, one line a page with {@code everyone} or the roles. What is not in the
 * table is opened by nobody.
 */
public final class PageAccess {

    private static final String EVERYONE = "everyone";

    /** Who may open one page. */
    public record Rule(boolean everyone, Set<Role> roles) {

        boolean allows(Actor actor) {
            return everyone || actor.roles().stream().anyMatch(roles::contains);
        }
    }

    private final Map<String, Rule> rules = new HashMap<>();

    private PageAccess() {}

    /** @throws IllegalStateException if a line is not understood */
    public static PageAccess load() {
        PageAccess access = new PageAccess();
        try (InputStream in = PageAccess.class.getResourceAsStream("/nl/ondertekenportaal/identity/pages.txt")) {
            if (in == null) {
                throw new IllegalStateException("missing pages.txt");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(access::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return access;
    }

    private void add(String line) {
        String[] words = line.strip().split("\\s+");
        Set<Role> roles = new HashSet<>();
        boolean everyone = words.length == 2 && words[1].equals(EVERYONE);
        for (int i = 1; i < words.length && !everyone; i++) {
            roles.add(Role.valueOf(words[i]));
        }
        if (!everyone && roles.isEmpty()) {
            throw new IllegalStateException("nobody may open: " + line);
        }
        rules.put(words[0], new Rule(everyone, Set.copyOf(roles)));
    }

    /** The rule for a path; a line that ends in {@code /*} is for all below it. */
    public Optional<Rule> ruleFor(String path) {
        Rule exact = rules.get(path);
        if (exact != null) {
            return Optional.of(exact);
        }
        int slash = path.lastIndexOf('/');
        while (slash > 0) {
            Rule below = rules.get(path.substring(0, slash) + "/*");
            if (below != null) {
                return Optional.of(below);
            }
            slash = path.lastIndexOf('/', slash - 1);
        }
        return Optional.empty();
    }

    public Map<String, Rule> rules() {
        return Map.copyOf(rules);
    }
}
