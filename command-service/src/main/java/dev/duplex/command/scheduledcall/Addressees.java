package dev.duplex.command.scheduledcall;

import dev.duplex.calendar.ical.Address;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.springframework.stereotype.Component;

/** Finds in the log who is meant by an address in a calendar. Thread-safe. */
@Component
final class Addressees {

    /** Whose addresses are looked at. */
    static final int MOST = 200;

    private final MongoEventStorageEngine log;

    Addressees(MongoEventStorageEngine log) {
        this.log = log;
    }

    /**
     * The people of a conversation.
     *
     * @param zone their workspace's
     * @param crowded there are more than {@value Addressees#MOST}, whose addresses are not known
     */
    record Circle(ZoneId zone, Set<UUID> people, Map<String, UUID> byEmail, boolean crowded) {

        Optional<UUID> find(Address address) {
            return address.email().map(byEmail::get).or(() -> address.person().filter(people::contains));
        }
    }

    /** Empty where there is no such conversation. */
    Optional<Circle> of(UUID conversation) {
        log.catchUp(); // another node may have added somebody a moment ago
        List<DuplexEvent> events = find(List.of(
                criteria(EventTag.conversation(conversation), ConversationStarted.class),
                criteria(EventTag.conversation(conversation), ParticipantAdded.class),
                criteria(EventTag.conversation(conversation), ParticipantLeft.class)));
        Set<UUID> present = new LinkedHashSet<>();
        Optional<String> workspace = Optional.empty();
        for (DuplexEvent event : events) {
            switch (event) {
                case ConversationStarted started -> workspace = Optional.of(started.workspace());
                case ParticipantAdded added -> present.add(added.person());
                case ParticipantLeft left -> present.remove(left.person());
                default -> {}
            }
        }
        return workspace.map(slug -> circle(slug, present));
    }

    private Circle circle(String workspace, Set<UUID> present) {
        List<EventCriteria> criteria = new ArrayList<>();
        criteria.add(criteria(EventTag.workspace(workspace), WorkspaceOpened.class));
        boolean crowded = present.size() > MOST;
        if (!crowded) {
            present.forEach(person -> criteria.add(criteria(EventTag.person(person), PersonJoined.class)));
        }
        ZoneId zone = ZoneId.of("UTC");
        Map<String, UUID> byEmail = new HashMap<>();
        for (DuplexEvent event : find(criteria)) {
            switch (event) {
                case WorkspaceOpened opened -> zone = opened.timeZone();
                case PersonJoined joined
                when joined.email() != null ->
                    byEmail.put(joined.email().strip().toLowerCase(Locale.ROOT), joined.person());
                default -> {}
            }
        }
        return new Circle(zone, present, byEmail, crowded);
    }

    private static EventCriteria criteria(EventTag tag, Class<? extends DuplexEvent> type) {
        return EventCriteria.havingTags(new Tag(tag.key(), tag.value()))
                .andBeingOneOfTypes(
                        new QualifiedName(EventCatalogue.current().typeOf(type).name()));
    }

    private List<DuplexEvent> find(List<EventCriteria> criteria) {
        return log.source(SourcingCondition.conditionFor(EventCriteria.either(criteria)), null)
                .<List<DuplexEvent>>reduce(new ArrayList<>(), (found, entry) -> {
                    if (entry.message().payload() instanceof DuplexEvent event) {
                        found.add(event);
                    }
                    return found;
                })
                .join();
    }
}
