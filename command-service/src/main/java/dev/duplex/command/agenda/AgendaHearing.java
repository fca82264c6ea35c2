package dev.duplex.command.agenda;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.catalogue.StoredType;
import dev.duplex.eventstore.EventPositions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventhandling.EventMessage;

/** Which automations hear which events, and what they make of them. */
final class AgendaHearing {

    private final Map<Class<?>, List<Automation>> byEvent = new HashMap<>();
    private final Set<String> types;

    AgendaHearing(Collection<Automation> automations) {
        Set<StoredType> heard = EventCatalogue.current().types().stream()
                .filter(type -> automations.stream().anyMatch(automation -> hears(automation, type)))
                .collect(Collectors.toUnmodifiableSet());
        for (StoredType type : heard) {
            byEvent.put(
                    type.record(),
                    automations.stream()
                            .filter(automation -> hears(automation, type))
                            .toList());
        }
        types = heard.stream().map(StoredType::name).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean hears(Automation automation, StoredType type) {
        return automation.hears().stream().anyMatch(heard -> heard.isAssignableFrom(type.record()));
    }

    /** Stored names. */
    Set<String> types() {
        return types;
    }

    /** The last change of each key. */
    Collection<AgendaEntries.Change> changes(List<EventMessage> events) {
        Map<String, AgendaEntries.Change> last = new LinkedHashMap<>();
        for (EventMessage message : events) {
            if (message.payload() instanceof DuplexEvent event) {
                long position = EventPositions.of(message);
                for (AgendaEntries.Change change : changes(event, position)) {
                    last.put(change.id(), change);
                }
            }
        }
        return last.values();
    }

    private List<AgendaEntries.Change> changes(DuplexEvent event, long position) {
        List<AgendaEntries.Change> changes = new ArrayList<>();
        for (Automation automation : byEvent.getOrDefault(event.getClass(), List.of())) {
            for (AgendaChange change : automation.changes(event)) {
                changes.add(new AgendaEntries.Change(automation.name(), change, position));
            }
        }
        return changes;
    }
}
