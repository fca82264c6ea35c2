package dev.duplex.command.imports;

import dev.duplex.command.bus.Outcome;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How far an import is and what it added. Thread-safe. */
final class ImportProgress {

    private final AtomicLong done = new AtomicLong();
    private final AtomicLong position = new AtomicLong(-1);
    private final Map<String, Long> added = new ConcurrentHashMap<>();

    /** @param saved how far it was when it was cut off: everything is looked at again, what was added stays added */
    ImportProgress(ImportResource saved) {
        for (String name : new String[] {"people", "conversations", "messages"}) {
            added.put(name, 0L);
        }
        added.putAll(saved.added());
        if (saved.position() != null) {
            position.set(saved.position());
        }
    }

    void passed(int pieces) {
        done.addAndGet(pieces);
    }

    void appended(Outcome.Done outcome) {
        position.accumulateAndGet(outcome.position(), Math::max);
        outcome.events().forEach(event -> added.merge(name(event), 1L, Long::sum));
    }

    long done() {
        return done.get();
    }

    long position() {
        return position.get();
    }

    Map<String, Long> added() {
        return new TreeMap<>(added);
    }

    private static String name(DuplexEvent event) {
        return switch (event) {
            case PersonJoined joined -> "people";
            case ConversationStarted started -> "conversations";
            case MessageSent sent -> "messages";
            case MessageEdited edited -> "edits";
            case MessageRetracted retracted -> "retractions";
            case ReactionAdded reaction -> "reactions";
            case ParticipantAdded entered -> "joins";
            case ParticipantLeft left -> "leaves";
            case ConversationRenamed renamed -> "renames";
            default -> "others";
        };
    }
}
