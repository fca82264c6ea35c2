package dev.duplex.query.workspace;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import dev.duplex.query.workspace.WorkspaceDocument.Counts;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
final class WorkspaceProjection implements Projection {

    @Override
    public String name() {
        return "workspaces";
    }

    @Override
    public List<Shelf<?>> shelves() {
        return List.of(WorkspaceDocument.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(
                WorkspaceOpened.class,
                PersonJoined.class,
                ConversationStarted.class,
                MessageSent.class,
                CallStarted.class);
    }

    @Override
    public Sequencing sequencing() {
        return new WorkspaceSequencing();
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        batch.load(
                WorkspaceDocument.SHELF,
                events.stream()
                        .map(logged -> logged.event().workspace())
                        .distinct()
                        .toList());
        events.forEach(logged -> apply(logged.event(), logged.position(), batch));
    }

    private static void apply(DuplexEvent event, long position, Batch batch) {
        switch (event) {
            case WorkspaceOpened opened ->
                batch.update(
                        WorkspaceDocument.SHELF,
                        opened.workspace(),
                        position,
                        none -> new WorkspaceDocument(
                                opened.workspace(),
                                opened.name(),
                                opened.timeZone().getId(),
                                new Counts(0, 0, 0, 0),
                                position));
            case PersonJoined joined -> count(joined, new Counts(1, 0, 0, 0), position, batch);
            case ConversationStarted started -> count(started, new Counts(0, 1, 0, 0), position, batch);
            case MessageSent sent -> count(sent, new Counts(0, 0, 1, 0), position, batch);
            case CallStarted started -> count(started, new Counts(0, 0, 0, 1), position, batch);
            default -> {}
        }
    }

    private static void count(DuplexEvent event, Counts more, long position, Batch batch) {
        batch.change(
                WorkspaceDocument.SHELF, event.workspace(), position, workspace -> workspace.counting(more, position));
    }
}
