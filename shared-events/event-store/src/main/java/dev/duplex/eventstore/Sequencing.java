package dev.duplex.eventstore;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;

/**
 * Which events a processor must handle in order. What it keeps is written by the events of one sequence only, so that a
 * parked sequence can catch up later while others are ahead. Pure and thread-safe.
 */
public interface Sequencing {

    /** The sequence of events that belong to no other; while it is parked, everything waits. */
    String EVERYTHING = "*";

    /**
     * Where an event belongs.
     *
     * @param sequence its own sequence
     * @param needs other sequences whose results it reads; what it reads of them must never change again
     */
    record Place(String sequence, Set<String> needs) {

        public Place {
            needs = Set.copyOf(needs);
        }
    }

    /** The place of an event. Must not need its payload, which may be what cannot be decoded, or do without it then. */
    Place of(EventMessage event);

    /** Finds the events of a sequence, perhaps with others; the fewer the faster a retry. */
    default EventCriteria events(String sequence) {
        return EventCriteria.havingAnyTag();
    }

    /** All events in one sequence: whatever fails stops everything. */
    static Sequencing whole() {
        return event -> new Place(EVERYTHING, Set.of());
    }

    /**
     * By the value of the first of some tags that an event has.
     *
     * @param keys the tags' keys, the one that counts first in front
     * @param needs keys of tags which, beside the own one, name sequences that an event needs
     */
    static Sequencing byTag(List<String> keys, Set<String> needs) {
        return new TagSequencing(List.copyOf(keys), Set.copyOf(needs));
    }
}

/** Sequences named like the keys of tags, so that the log's index finds their events. */
record TagSequencing(List<String> keys, Set<String> needs) implements Sequencing {

    @Override
    public Place of(EventMessage event) {
        Set<Tag> tags = StoredForm.tags(event);
        String own = keys.stream()
                .flatMap(key -> tags.stream()
                        .filter(tag -> tag.key().equals(key))
                        .map(Keys::ofTag)
                        .sorted()
                        .limit(1))
                .findFirst()
                .orElse(EVERYTHING);
        Set<String> needed = tags.stream()
                .filter(tag -> needs.contains(tag.key()))
                .map(Keys::ofTag)
                .filter(name -> !name.equals(own))
                .collect(Collectors.toUnmodifiableSet());
        return new Place(own, needed);
    }

    @Override
    public EventCriteria events(String sequence) {
        return sequence.equals(EVERYTHING)
                ? EventCriteria.havingAnyTag()
                : EventCriteria.havingTags(Keys.parseTag(sequence));
    }
}
