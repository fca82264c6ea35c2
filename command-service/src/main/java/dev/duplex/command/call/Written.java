package dev.duplex.command.call;

import dev.duplex.events.message.MessageEvent.MessageSent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was written that a call is about.
 *
 * @param asked the message that it grew out of, unless that was retracted, or is a private note, which not everybody who is rung may know of
 * @param newest of each author in the live chat, the newest of all last
 * @param last when somebody wrote in the live chat
 */
record Written(Optional<MessageSent> asked, Map<UUID, MessageSent> newest, Optional<Instant> last) {

    static final Written NOTHING = new Written(Optional.empty(), Map.of(), Optional.empty());

    Written with(MessageSent sent, UUID call) {
        if (!call.equals(sent.call())) {
            return sent.privateNote() ? this : new Written(Optional.of(sent), newest, last);
        }
        Optional<Instant> latest = Optional.of(sent.at());
        if (sent.privateNote()) {
            return new Written(asked, newest, latest);
        }
        Map<UUID, MessageSent> changed = new LinkedHashMap<>(newest);
        changed.remove(sent.by());
        changed.put(sent.by(), sent);
        return new Written(asked, changed, latest);
    }

    /** It was retracted. */
    Written withoutAsked() {
        return new Written(Optional.empty(), newest, last);
    }

    /** The message to which a person owes a reply; nobody owes one to a message of their own. */
    Optional<UUID> waitingFor(UUID person) {
        List<MessageSent> candidates = new ArrayList<>(newest.values());
        asked.ifPresent(candidates::addFirst);
        return candidates.reversed().stream()
                .filter(sent -> !sent.by().equals(person))
                .findFirst()
                .map(MessageSent::message);
    }
}
