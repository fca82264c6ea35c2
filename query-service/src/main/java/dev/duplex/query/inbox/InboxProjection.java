package dev.duplex.query.inbox;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.ConversationEvent;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
final class InboxProjection implements Projection {

    @Override
    public String name() {
        return "inbox";
    }

    /**
     * An entry depends on its conversation's head and on whose an action item was; a move takes its number from the head, and
     * what is missing depends on the moves before. What a message answered is known only while its entries are not written.
     */
    @Override
    public List<Shelf<?>> shelves() {
        return List.of(
                ReachDocument.SHELF,
                EntryDocument.SHELF,
                Move.SHELF,
                MissingDocument.SHELF,
                ActionDocument.SHELF,
                HeadDocument.SHELF,
                KnownPerson.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(
                PersonJoined.class,
                ConversationEvent.class,
                MessageEvent.class,
                ReplyLaterEvent.class,
                AttentionEvent.class,
                ActionItemEvent.class,
                CallEvent.class);
    }

    /** By conversation, which needs to know what kind of person somebody is. That never changes. */
    @Override
    public Sequencing sequencing() {
        return Sequencing.byTag(List.of("conversation", "person"), Set.of("person"));
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        Concerned.by(events).load(batch);
        InboxFold fold = new InboxFold(batch);
        events.forEach(logged -> fold.apply(logged.event(), logged.position()));
        fold.finish();
    }
}
