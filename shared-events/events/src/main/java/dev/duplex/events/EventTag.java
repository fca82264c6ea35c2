package dev.duplex.events;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** A key that a decision can ask by: the events that carry it can be part of a consistency boundary. */
public record EventTag(String key, String value) {

    public static EventTag workspace(String workspace) {
        return new EventTag("workspace", workspace);
    }

    public static EventTag person(UUID person) {
        return new EventTag("person", person.toString());
    }

    /** A handle is unique in its workspace. */
    public static EventTag handle(String workspace, String handle) {
        return new EventTag("handle", workspace + "/" + handle);
    }

    public static EventTag conversation(UUID conversation) {
        return new EventTag("conversation", conversation.toString());
    }

    /** One person in one conversation: what a sender's decision reads, however many others take part. */
    public static EventTag participant(UUID conversation, UUID person) {
        return new EventTag("participant", conversation + "/" + person);
    }

    /** The reference to an outside item, unique in its workspace. */
    public static EventTag external(String workspace, String reference) {
        return new EventTag("external", workspace + "/" + reference);
    }

    /** The sorted set of people of a direct conversation. */
    public static EventTag direct(String workspace, Collection<UUID> people) {
        return new EventTag(
                "direct",
                workspace + "/" + people.stream().map(UUID::toString).sorted().collect(Collectors.joining(",")));
    }

    public static EventTag message(UUID message) {
        return new EventTag("message", message.toString());
    }

    /** An uploaded file that a message carries. */
    public static EventTag file(UUID file) {
        return new EventTag("file", file.toString());
    }

    public static EventTag decision(UUID decision) {
        return new EventTag("decision", decision.toString());
    }

    public static EventTag action(UUID action) {
        return new EventTag("action", action.toString());
    }

    public static EventTag scheduledCall(UUID scheduled) {
        return new EventTag("scheduled-call", scheduled.toString());
    }

    public static EventTag call(UUID call) {
        return new EventTag("call", call.toString());
    }
}
