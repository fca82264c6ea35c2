package dev.duplex.query.availability;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class AvailabilityProjection implements Projection {

    @Override
    public String name() {
        return "availability";
    }

    @Override
    public List<Shelf<?>> shelves() {
        return List.of(AvailabilityDocument.SHELF, WorkspaceHoursDocument.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(PersonJoined.class, AvailabilityEvent.class);
    }

    @Override
    public Sequencing sequencing() {
        return Sequencing.byTag(List.of("person", "workspace"), Set.of());
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        batch.load(
                AvailabilityDocument.SHELF,
                events.stream()
                        .flatMap(logged -> person(logged.event()).stream())
                        .distinct()
                        .toList());
        events.forEach(logged -> apply(logged.event(), logged.position(), batch));
    }

    private static Optional<UUID> person(DuplexEvent event) {
        return switch (event) {
            case PersonJoined joined -> Optional.of(joined.person());
            case AvailabilityEvent of -> Optional.ofNullable(of.person());
            default -> Optional.empty();
        };
    }

    private static void apply(DuplexEvent event, long position, Batch batch) {
        switch (event) {
            case PersonJoined joined ->
                batch.update(
                        AvailabilityDocument.SHELF,
                        joined.person(),
                        position,
                        none -> AvailabilityDocument.of(joined, position));
            case WorkingHoursSet set
            when set.person() == null ->
                batch.update(
                        WorkspaceHoursDocument.SHELF,
                        set.workspace(),
                        position,
                        before -> new WorkspaceHoursDocument(
                                set.workspace(),
                                HoursVersion.with(before == null ? List.of() : before.hours(), set),
                                position));
            case AvailabilityEvent of ->
                batch.change(
                        AvailabilityDocument.SHELF,
                        Objects.requireNonNull(of.person()),
                        position,
                        before -> before.apply(of, position));
            default -> {}
        }
    }
}
