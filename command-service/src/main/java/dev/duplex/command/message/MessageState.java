package dev.duplex.command.message;

import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageEvent.ReactionRemoved;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as its own events leave it. What a decision does not source of them stays as it was sent.
 *
 * @param reactions who reacted with what
 */
record MessageState(
        MessageSent sent,
        String text,
        List<UUID> mentions,
        @Nullable Broadcast broadcast,
        boolean retracted,
        Map<String, Set<UUID>> reactions) {

    static MessageState of(MessageSent sent) {
        return new MessageState(sent, sent.text(), sent.mentions(), sent.broadcast(), false, Map.of());
    }

    /** Of an event of this message. */
    MessageState evolve(MessageEvent event) {
        return switch (event) {
            case MessageSent again -> of(again);
            case MessageEdited edited -> {
                List<UUID> newMentions = edited.mentions();
                yield new MessageState(
                        sent,
                        edited.text(),
                        newMentions == null ? mentions : newMentions,
                        newMentions == null ? broadcast : edited.broadcast(),
                        retracted,
                        reactions);
            }
            case MessageRetracted _ -> new MessageState(sent, text, mentions, broadcast, true, reactions);
            case ReactionAdded added -> {
                Set<UUID> people = reactedWith(added.emoji());
                people.add(added.by());
                yield reacted(added.emoji(), people);
            }
            case ReactionRemoved removed -> {
                Set<UUID> people = reactedWith(removed.emoji());
                people.remove(removed.by());
                yield reacted(removed.emoji(), people);
            }
        };
    }

    boolean hasReaction(String emoji, UUID person) {
        return reactions.getOrDefault(emoji, Set.of()).contains(person);
    }

    private Set<UUID> reactedWith(String emoji) {
        return new LinkedHashSet<>(reactions.getOrDefault(emoji, Set.of()));
    }

    private MessageState reacted(String emoji, Set<UUID> people) {
        Map<String, Set<UUID>> changed = new LinkedHashMap<>(reactions);
        if (people.isEmpty()) {
            changed.remove(emoji);
        } else {
            changed.put(emoji, people);
        }
        return new MessageState(sent, text, mentions, broadcast, retracted, changed);
    }
}
