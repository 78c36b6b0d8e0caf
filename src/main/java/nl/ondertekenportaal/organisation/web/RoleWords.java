package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.web.Messages;

/** Roles as people read and choose them. */
@Named
@ApplicationScoped
public class RoleWords {

    @Inject
    Messages messages;

    /** All of them in one line. */
    public String of(Set<Role> roles) {
        return new TreeSet<>(roles).stream().map(this::word).collect(Collectors.joining(", "));
    }

    /** What can be chosen: the words, each with the role's name. */
    Map<String, String> items(Set<Role> roles) {
        Map<String, String> items = new LinkedHashMap<>();
        new TreeSet<>(roles).forEach(role -> items.put(messages.text("role.choose." + role), role.name()));
        return items;
    }

    /** What was chosen. */
    static Set<Role> read(String[] names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(Role.valueOf(name));
        }
        return roles;
    }

    private String word(Role role) {
        return messages.text("role." + role);
    }
}
