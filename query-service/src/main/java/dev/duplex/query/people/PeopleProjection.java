package dev.duplex.query.people;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
final class PeopleProjection implements Projection {

    @Override
    public String name() {
        return "people";
    }

    @Override
    public List<Shelf<?>> shelves() {
        return List.of(PersonDocument.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(PersonJoined.class);
    }

    @Override
    public Sequencing sequencing() {
        return Sequencing.byTag(List.of("person"), Set.of());
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        batch.load(
                PersonDocument.SHELF,
                events.stream()
                        .map(LoggedEvent::event)
                        .filter(PersonJoined.class::isInstance)
                        .map(event -> ((PersonJoined) event).person())
                        .toList());
        events.forEach(logged -> {
            if (logged.event() instanceof PersonJoined joined) {
                batch.update(PersonDocument.SHELF, joined.person(), logged.position(), none -> person(joined, logged));
            }
        });
    }

    private static PersonDocument person(PersonJoined joined, LoggedEvent logged) {
        return new PersonDocument(
                joined.person(),
                joined.workspace(),
                joined.displayName(),
                joined.email(),
                joined.kind(),
                joined.timeZone().getId(),
                joined.at(),
                logged.position());
    }
}
