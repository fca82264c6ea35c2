package dev.duplex.query.livesession;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.transition.TransitionEvent;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.call.ContinuedLater;
import dev.duplex.query.call.Escalation;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class LiveSessionProjection implements Projection {

    @Override
    public String name() {
        return "live-sessions";
    }

    @Override
    public List<Shelf<?>> shelves() {
        return List.of(EscalationDocument.SHELF, LiveSessionDocument.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(CallEvent.class, TransitionEvent.class);
    }

    @Override
    public Sequencing sequencing() {
        return Sequencing.byTag(List.of("call"), Set.of());
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        Set<UUID> calls = ChangedSessions.callsOf(events);
        batch.load(LiveSessionDocument.SHELF, calls);
        batch.load(EscalationDocument.SHELF, calls);
        events.forEach(logged -> {
            switch (logged.event()) {
                case CallEvent of -> call(of, logged.position(), batch);
                case ConversationEscalated of -> escalated(of, logged.position(), batch);
                case ConversationContinuedLater of ->
                    batch.change(
                            LiveSessionDocument.SHELF,
                            of.call(),
                            logged.position(),
                            session -> session.continued(ContinuedLater.of(of), logged.position()));
                default -> {}
            }
        });
    }

    private static void call(CallEvent event, long position, Batch batch) {
        batch.update(LiveSessionDocument.SHELF, event.call(), position, session -> {
            if (session != null) {
                return session.after(event, position);
            }
            return event instanceof CallStarted started
                    ? LiveSessionDocument.of(started, escalation(started, batch), position)
                    : null;
        });
    }

    private static @Nullable Escalation escalation(CallStarted started, Batch batch) {
        return batch.get(EscalationDocument.SHELF, started.call())
                .map(EscalationDocument::escalation)
                .orElse(null);
    }

    private static void escalated(ConversationEscalated event, long position, Batch batch) {
        batch.update(EscalationDocument.SHELF, event.call(), position, none -> EscalationDocument.of(event, position));
        batch.change(
                LiveSessionDocument.SHELF,
                event.call(),
                position,
                session -> session.escalated(Escalation.of(event), position));
    }
}
