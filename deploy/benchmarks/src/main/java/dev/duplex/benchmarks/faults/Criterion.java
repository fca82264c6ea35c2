package dev.duplex.benchmarks.faults;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * What a decision rests on, in words of this package's own, so that the oracle owes nothing to the engine.
 *
 * @param tags an event must have all of them, as {@code key=value}
 * @param types an event must be of one of them; empty for any
 */
record Criterion(Set<String> tags, Set<String> types) {

    private static final String ALTERNATIVE = ";";
    private static final String AND = "&";
    private static final String PART = "|";

    Criterion {
        tags = Set.copyOf(tags);
        types = Set.copyOf(types);
    }

    boolean matches(Fact event) {
        return event.tags().containsAll(tags) && (types.isEmpty() || types.contains(event.type()));
    }

    static EventCriteria toAxon(List<Criterion> criteria) {
        return EventCriteria.either(criteria.stream().map(Criterion::toAxon).toList());
    }

    private EventCriteria toAxon() {
        Set<Tag> asked = tags.stream().map(Fact::tag).collect(Collectors.toSet());
        Set<QualifiedName> names = types.stream().map(QualifiedName::new).collect(Collectors.toSet());
        return asked.isEmpty()
                ? EventCriteria.havingAnyTag().andBeingOneOfTypes(names)
                : EventCriteria.havingTags(asked).andBeingOneOfTypes(names);
    }

    static String text(List<Criterion> criteria) {
        return criteria.stream()
                .map(criterion -> String.join(AND, criterion.tags) + PART + String.join(AND, criterion.types))
                .collect(Collectors.joining(ALTERNATIVE));
    }

    static List<Criterion> parse(String text) {
        return Fact.split(text, ALTERNATIVE).stream()
                .map(one -> {
                    int part = one.indexOf(PART);
                    return new Criterion(
                            new LinkedHashSet<>(Fact.split(one.substring(0, part), AND)),
                            new LinkedHashSet<>(Fact.split(one.substring(part + 1), AND)));
                })
                .toList();
    }

    static Criterion tagged(String... tags) {
        return new Criterion(Set.copyOf(Arrays.asList(tags)), Set.of());
    }

    Criterion ofTypes(String... wanted) {
        return new Criterion(tags, Set.of(wanted));
    }
}
