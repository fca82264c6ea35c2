package dev.duplex.command.call;

import dev.duplex.command.decision.Boundary;
import dev.duplex.events.EventTag;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was written that a call is about. Private notes are left out, since not everybody who is rung may know of them.
 *
 * @param asked the message that it grew out of
 * @param lines of the live chat, from the newest on; null where there is none
 * @param retracted which of all that are known to be so
 * @param last when somebody wrote in the live chat
 */
record Written(Optional<MessageSent> asked, @Nullable Line lines, Set<UUID> retracted, Optional<Instant> last) {

    static final Written NOTHING = new Written(Optional.empty(), null, Set.of(), Optional.empty());

    /** Linked to the one before, so that a long chat is not copied for each line; no record, whose methods would recur. */
    static final class Line {

        private final MessageSent sent;
        private final @Nullable Line before;

        private Line(MessageSent sent, @Nullable Line before) {
            this.sent = sent;
            this.before = before;
        }
    }

    Written with(MessageSent sent, UUID call) {
        boolean line = call.equals(sent.call());
        Optional<Instant> latest = line ? Optional.of(sent.at()) : last;
        if (sent.privateNote()) {
            return new Written(asked, lines, retracted, latest);
        }
        return line
                ? new Written(asked, new Line(sent, lines), retracted, latest)
                : new Written(Optional.of(sent), lines, retracted, latest);
    }

    Written without(UUID message) {
        Set<UUID> more = new HashSet<>(retracted);
        more.add(message);
        return new Written(asked, lines, more, last);
    }

    /** Whether those were retracted that a reply would be owed to; where one was, it is asked of the one before. */
    Boundary retractions() {
        return newest().stream()
                .map(line -> Boundary.of(EventTag.message(line.message()), MessageRetracted.class))
                .reduce(Boundary.NONE, Boundary::and);
    }

    /** Of each author the newest line that stands, the newest of all last. */
    private List<MessageSent> newest() {
        Map<UUID, MessageSent> newest = new LinkedHashMap<>();
        for (Line line = lines; line != null; line = line.before) {
            if (stands(line.sent)) {
                newest.putIfAbsent(line.sent.by(), line.sent);
            }
        }
        return List.copyOf(newest.values()).reversed();
    }

    private boolean stands(MessageSent sent) {
        return !retracted.contains(sent.message());
    }

    /** The message to which a person owes a reply; nobody owes one to a message of their own. */
    Optional<UUID> waitingFor(UUID person) {
        return Stream.concat(asked.stream().filter(this::stands), newest().stream())
                .filter(sent -> !sent.by().equals(person))
                .reduce((_, later) -> later)
                .map(MessageSent::message);
    }
}
