package dev.duplex.command;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must hold at every position of a log, whoever raced. */
public final class Invariants {

    private final Map<UUID, UUID> activeCalls = new HashMap<>();
    private final Map<UUID, UUID> whereabouts = new HashMap<>();
    private final Map<UUID, Set<UUID>> seats = new HashMap<>();
    private final Map<UUID, Set<UUID>> participants = new HashMap<>();
    private final Set<Object> unique = new HashSet<>();

    private Invariants() {}

    public static void hold(List<DuplexEvent> log) {
        Invariants invariants = new Invariants();
        for (int position = 0; position < log.size(); position++) {
            try {
                invariants.see(log.get(position));
            } catch (AssertionError e) {
                throw new AssertionError("position " + position + ": " + e.getMessage() + " by " + log.get(position));
            }
        }
    }

    private void see(DuplexEvent event) {
        switch (event) {
            case PersonJoined joined -> {
                once("person", joined.person());
                if (joined.handle() != null) {
                    once("handle", joined.workspace() + "/" + joined.handle());
                }
            }
            case ConversationStarted started -> {
                once("conversation", started.conversation());
                if (started.external() != null) {
                    once("external", started.workspace() + "/" + started.external());
                }
                if (started.kind() == ConversationKind.DIRECT) {
                    once("direct", started.workspace() + "/" + Set.copyOf(started.participants()));
                }
            }
            case ParticipantAdded added -> require(room(added.conversation()).add(added.person()), "added twice");
            case ParticipantLeft left -> require(room(left.conversation()).remove(left.person()), "left twice");
            case MessageSent sent -> {
                once("message", sent.message());
                require(room(sent.conversation()).contains(sent.by()), "a message from outside");
            }
            case CallStarted started -> {
                once("call", started.call());
                require(activeCalls.putIfAbsent(started.conversation(), started.call()) == null, "a second call");
            }
            case CallJoined joined -> {
                require(joined.call().equals(activeCalls.get(joined.conversation())), "a join of a call that is over");
                require(seats(joined.call()).add(joined.person()), "a person twice in a call");
                require(
                        joined.media() == Media.TEXT || whereabouts.putIfAbsent(joined.person(), joined.call()) == null,
                        "a person in two calls");
            }
            case CallLeft left -> {
                require(seats(left.call()).remove(left.person()), "left without being in");
                whereabouts.remove(left.person(), left.call());
            }
            case CallEnded ended -> {
                require(activeCalls.remove(ended.conversation(), ended.call()), "a call ended twice");
                require(seats(ended.call()).isEmpty(), "somebody stays in a call that is over");
            }
            default -> {}
        }
    }

    private Set<UUID> seats(UUID call) {
        return seats.computeIfAbsent(call, c -> new HashSet<>());
    }

    private Set<UUID> room(UUID conversation) {
        return participants.computeIfAbsent(conversation, c -> new HashSet<>());
    }

    private void once(String what, Object key) {
        require(unique.add(List.of(what, key)), what + " twice");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
