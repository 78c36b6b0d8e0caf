package nl.ondertekenportaal.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an organisation stated of itself of which there can be several. */
public final class Details {

    private final Set<Detail> all;

    Details(Collection<Detail> all) {
        this.all = Set.copyOf(all);
    }

    /** Those that stay what they are: platforms are chosen anew in the profile. One for each owner, as JPA shares none. */
    List<Detail> lasting() {
        return all.stream()
                .filter(detail -> detail.kind() != Detail.Kind.PLATFORM)
                .map(Detail::copy)
                .toList();
    }

    /** Trade names. */
    public Set<String> labels() {
        return values(Detail.Kind.LABEL);
    }

    /** The codes of a health insurer. */
    public Set<String> uzovi() {
        return values(Detail.Kind.UZOVI);
    }

    /** Over which it can exchange signals. */
    public Set<String> platforms() {
        return values(Detail.Kind.PLATFORM);
    }

    /** The municipalities for which it acts, by CBS code. */
    public Set<String> municipalities() {
        return values(Detail.Kind.MUNICIPALITY);
    }

    /** The partners for which it acts, by name. */
    public Set<String> partners() {
        return values(Detail.Kind.PARTNER);
    }

    private Set<String> values(Detail.Kind kind) {
        return all.stream()
                .filter(detail -> detail.kind() == kind)
                .map(Detail::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
