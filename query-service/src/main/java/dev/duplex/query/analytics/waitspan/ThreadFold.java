package dev.duplex.query.analytics.waitspan;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.analytics.waitspan.Fact.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * First responses in threads, and replies. A message may come before its parent where clocks were wrong, so threads
 * whose topmost message names a missing parent wait for it.
 */
final class ThreadFold {

    private record Place(Said said, MessageThread thread) {}

    private final boolean opensByItself;
    private final SpanBook book;
    private final Map<UUID, Place> places = new HashMap<>();
    private final Map<UUID, Fact.Retracted> retractions = new HashMap<>();
    /** Threads without their parent, by the parent's id. */
    private final Map<UUID, List<MessageThread>> orphans = new HashMap<>();
    /** In a conversation that is a thread by itself, what was said without a parent belongs here. */
    private @Nullable MessageThread main;

    ThreadFold(ConversationKind kind, SpanBook book) {
        this.opensByItself = switch (kind) {
            case INQUIRY, REVIEW -> true;
            case DIRECT, GROUP, CHANNEL -> false;
        };
        this.book = book;
    }

    void said(Said said) {
        if (places.containsKey(said.message())) {
            return;
        }
        MessageThread thread = threadOf(said);
        place(said, thread);
        Place above = said.parent() == null ? null : places.get(said.parent());
        if (above != null) {
            reply(above.said, said);
        }
        for (MessageThread orphan : orphans.getOrDefault(said.message(), List.of())) {
            reply(said, orphan.top);
            // a circle of replies has no top: it stays without a parent for ever, which is what is not counted
            if (orphan != thread) {
                orphan.messages().forEach(message -> place(message, thread));
            }
        }
        orphans.remove(said.message());
        write(thread);
    }

    void retracted(Fact.Retracted retraction) {
        if (retractions.putIfAbsent(retraction.message(), retraction) != null) {
            return;
        }
        Place place = places.get(retraction.message());
        if (place != null && place.thread.top.equals(place.said)) {
            write(place.thread);
        }
    }

    private MessageThread threadOf(Said said) {
        UUID parent = said.parent();
        if (parent == null) {
            if (opensByItself && main != null) {
                return main;
            }
            MessageThread opened = new MessageThread(said);
            if (opensByItself && said.human()) {
                main = opened;
            }
            return opened;
        }
        Place above = places.get(parent);
        if (above != null) {
            return above.thread;
        }
        MessageThread orphan = new MessageThread(said);
        orphans.computeIfAbsent(parent, missing -> new ArrayList<>(1)).add(orphan);
        return orphan;
    }

    private void place(Said said, MessageThread thread) {
        places.put(said.message(), new Place(said, thread));
        if (!thread.top.equals(said)) {
            thread.add(said);
        }
    }

    private void reply(Said asked, Said said) {
        if (asked.human() && said.human() && !asked.author().equals(said.author())) {
            Outcome answered = new Outcome.Answered(Moment.of(said), said.author(), Outcome.How.REPLIED);
            book.put(new WaitSpan(ResponseMetric.REPLY, Moment.of(asked), asked.author(), null, answered));
        }
    }

    private void write(MessageThread thread) {
        if (thread.counts(opensByItself)) {
            book.put(thread.span(retractions.get(thread.top.message())));
        }
    }
}
