package dev.duplex.query.scheduledcall;

import dev.duplex.calendar.ScheduledCall;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class ScheduledCallProjection implements Projection {

    @Override
    public String name() {
        return "scheduled-calls";
    }

    @Override
    public List<Shelf<?>> shelves() {
        return List.of(ScheduledCallDocument.SHELF, SessionDocument.SHELF, ClosedDocument.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(
                ScheduledCallEvent.class,
                CallStarted.class,
                CallEnded.class,
                ConversationClosed.class,
                ConversationReopened.class);
    }

    @Override
    public Sequencing sequencing() {
        return Sequencing.byTag(List.of("conversation"), Set.of());
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        load(events, batch);
        events.forEach(logged -> apply(logged.event(), logged.position(), batch));
    }

    private static void load(List<LoggedEvent> events, Batch batch) {
        Set<UUID> scheduled = new HashSet<>();
        Set<UUID> calls = new HashSet<>();
        Set<UUID> conversations = new HashSet<>();
        events.forEach(logged -> {
            switch (logged.event()) {
                case ScheduledCallEvent of -> scheduled.add(of.scheduled());
                case CallStarted started when started.scheduled() != null -> calls.add(started.call());
                case CallEnded ended -> calls.add(ended.call());
                case ConversationClosed closed -> conversations.add(closed.conversation());
                case ConversationReopened reopened -> conversations.add(reopened.conversation());
                default -> {}
            }
        });
        batch.load(ScheduledCallDocument.SHELF, scheduled);
        batch.load(SessionDocument.SHELF, calls);
        batch.load(ClosedDocument.SHELF, conversations);
    }

    private static void apply(DuplexEvent event, long position, Batch batch) {
        switch (event) {
            case ScheduledCallEvent of -> scheduled(of, position, batch);
            case CallStarted started -> started(started, position, batch);
            case CallEnded ended ->
                batch.change(SessionDocument.SHELF, ended.call(), position, session -> session.ended(position));
            case ConversationClosed closed -> closed(closed.conversation(), true, position, batch);
            case ConversationReopened reopened -> closed(reopened.conversation(), false, position, batch);
            default -> {}
        }
    }

    private static void scheduled(ScheduledCallEvent event, long position, Batch batch) {
        batch.update(ScheduledCallDocument.SHELF, event.scheduled(), position, before -> {
            if (before == null) {
                return event instanceof CallScheduled first
                        ? ScheduledCallDocument.of(ScheduledCall.of(first), position, position)
                        : null;
            }
            return event instanceof ScheduledCallReminded
                    ? before
                    : ScheduledCallDocument.of(before.call().after(event), before.logged(), position);
        });
    }

    private static void started(CallStarted started, long position, Batch batch) {
        UUID scheduled = started.scheduled();
        if (scheduled != null) {
            batch.update(
                    SessionDocument.SHELF,
                    started.call(),
                    position,
                    none -> new SessionDocument(started.call(), scheduled, true, started.at(), position));
        }
    }

    private static void closed(UUID conversation, boolean closed, long position, Batch batch) {
        batch.update(
                ClosedDocument.SHELF,
                conversation,
                position,
                none -> new ClosedDocument(conversation, closed, position));
    }
}
