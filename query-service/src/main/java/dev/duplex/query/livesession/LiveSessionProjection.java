package dev.duplex.query.livesession;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

@Component
final class LiveSessionProjection implements Projection {

    @Override
    public String name() {
        return "live-sessions";
    }

    @Override
    public List<Shelf<?>> shelves() {
        return List.of(LiveSessionDocument.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(CallEvent.class);
    }

    @Override
    public Sequencing sequencing() {
        return Sequencing.byTag(List.of("call"), Set.of());
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        batch.load(
                LiveSessionDocument.SHELF,
                calls(events).map(CallEvent::call).distinct().toList());
        events.forEach(logged -> {
            if (logged.event() instanceof CallEvent event) {
                apply(event, logged.position(), batch);
            }
        });
    }

    private static Stream<CallEvent> calls(List<LoggedEvent> events) {
        return events.stream()
                .map(LoggedEvent::event)
                .filter(CallEvent.class::isInstance)
                .map(CallEvent.class::cast);
    }

    private static void apply(CallEvent event, long position, Batch batch) {
        batch.update(LiveSessionDocument.SHELF, event.call(), position, session -> {
            if (session == null) {
                return event instanceof CallStarted started ? LiveSessionDocument.of(started, position) : null;
            }
            return session.with(session.call().after(event), position);
        });
    }
}
