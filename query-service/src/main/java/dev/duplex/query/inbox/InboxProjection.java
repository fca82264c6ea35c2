package dev.duplex.query.inbox;

import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class InboxProjection implements Projection {

    @Override
    public String name() {
        return "inbox";
    }

    /** An entry depends on counts of its conversation's head, and a move takes its count from there. */
    @Override
    public List<Shelf<?>> shelves() {
        return List.of(EntryDocument.SHELF, Move.SHELF, HeadDocument.SHELF, KnownPerson.SHELF);
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        Concerned.by(events).load(batch);
        InboxFold fold = new InboxFold(batch);
        events.forEach(logged -> fold.apply(logged.event(), logged.position()));
        fold.finish();
    }
}
