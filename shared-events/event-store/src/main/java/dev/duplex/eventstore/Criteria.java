package dev.duplex.eventstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.axonframework.messaging.eventstreaming.Tag;

/** Axon's criteria in terms of the log's keys. */
final class Criteria {

    /** No event has it, so only a criterion that matches everything matches it. */
    private static final QualifiedName NO_TYPE = new QualifiedName("dev.duplex.eventstore.no-type");

    private final EventCriteria exact;
    private final boolean everything;
    private final List<Alternative> alternatives;
    private final Set<String> types;
    private final Set<String> keys;

    /**
     * An event matches only if, for each of the groups, it has one of the group's keys.
     *
     * @param groups a group for each tag; the types alone when there is no tag
     * @param types what the criterion restricts to, empty for all
     * @param tagged whether the groups are of tags and so can be found by the index
     */
    private record Alternative(List<Set<String>> groups, Set<String> types, boolean tagged) {

        static Alternative of(EventCriterion criterion) {
            Set<String> types =
                    criterion.types().stream().map(QualifiedName::name).collect(Collectors.toUnmodifiableSet());
            List<Set<String>> groups = new ArrayList<>();
            for (Tag tag : criterion.tags()) {
                groups.add(keys(Keys.ofTag(tag), types));
            }
            boolean tagged = !groups.isEmpty();
            if (!tagged) {
                groups.add(types.stream().map(Keys::ofType).collect(Collectors.toUnmodifiableSet()));
            }
            return new Alternative(List.copyOf(groups), types, tagged);
        }

        private static Set<String> keys(String tag, Set<String> types) {
            return types.isEmpty()
                    ? Set.of(tag)
                    : types.stream().map(type -> Keys.ofTagAndType(tag, type)).collect(Collectors.toUnmodifiableSet());
        }

        /** The group to look up in the index: of the longest tag, which tends to be the most particular one. */
        Set<String> indexed() {
            return groups.stream()
                    .max((a, b) -> Integer.compare(length(a), length(b)))
                    .orElseThrow();
        }

        private static int length(Set<String> group) {
            return group.stream().mapToInt(String::length).min().orElse(0);
        }
    }

    Criteria(EventCriteria exact) {
        this.exact = exact;
        this.everything = exact.matches(NO_TYPE, Set.of());
        this.alternatives = exact.flatten().stream().map(Alternative::of).toList();
        this.types = anyOfTypes();
        this.keys = alternatives.stream()
                .flatMap(alternative -> alternative.indexed().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean matchesEverything() {
        return everything;
    }

    /** The type first: most of what streams past is of no interest, and its tags need not be looked at. */
    boolean matches(StoredEvent event) {
        return everything
                || ((types.isEmpty() || types.contains(event.type.name()))
                        && exact.matches(event.type.qualifiedName(), event.tags()));
    }

    /** Keys of which each matching document has at least one; empty when the index of keys cannot tell. */
    Set<String> indexKeys() {
        return !everything && alternatives.stream().allMatch(Alternative::tagged) ? keys : Set.of();
    }

    /** Types of which each matching document has at least one; empty when any type may match. */
    Set<String> types() {
        return types;
    }

    private Set<String> anyOfTypes() {
        if (everything
                || alternatives.stream()
                        .anyMatch(alternative -> alternative.types().isEmpty())) {
            return Set.of();
        }
        return alternatives.stream()
                .flatMap(alternative -> alternative.types().stream())
                .collect(Collectors.toSet());
    }

    /** Whether a matching event is at {@code from} or later in the run that was indexed. */
    boolean matchesSince(long from, KeyIndex run) {
        if (everything) {
            return run.end() > from;
        }
        for (Alternative alternative : alternatives) {
            if (alternative.groups().stream().allMatch(group -> run.anySince(group, from))
                    && (alternative.groups().size() == 1 || anyMatches(from, run.since(alternative.indexed(), from)))) {
                return true;
            }
        }
        return false;
    }

    /** Several tags were each seen, perhaps on different events: only the events tell. */
    private boolean anyMatches(long from, Collection<LogDocument> documents) {
        return documents.stream().anyMatch(document -> matchesSince(from, document));
    }

    /** Keys of which each matching event has at least one, types alone included; meaningless where everything matches. */
    Set<String> keys() {
        return keys;
    }

    boolean matchesSince(long from, LogDocument document) {
        int size = document.content().events().size();
        for (int i = Math.clamp(from - document.first(), 0, size); i < size; i++) {
            if (matches(document.content().events().get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The matching ones of the document's events at {@code from} or later. */
    void collectSince(long from, LogDocument document, List<LoggedEvent> matching) {
        int size = document.content().events().size();
        for (int i = Math.clamp(from - document.first(), 0, size); i < size; i++) {
            if (matches(document.content().events().get(i))) {
                matching.add(document.event(i));
            }
        }
    }

    @Override
    public String toString() {
        return exact.toString();
    }
}
