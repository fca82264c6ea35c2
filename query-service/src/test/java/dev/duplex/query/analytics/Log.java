package dev.duplex.query.analytics;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import dev.duplex.query.projection.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invented log. */
final class Log {

    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    final List<LoggedEvent> events = new ArrayList<>();

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    long end() {
        return events.size();
    }

    Log add(DuplexEvent event) {
        events.add(new LoggedEvent(event, events.size()));
        return this;
    }

    Log workspace(String name, String zone) {
        return add(new WorkspaceOpened(name, name, ZoneId.of(zone), null, START));
    }

    Log person(String workspace, String name, PersonKind kind) {
        return add(
                new PersonJoined(workspace, id(name), "The " + name, null, kind, ZoneId.of("UTC"), null, null, START));
    }

    Log conversation(String workspace, String name, ConversationKind kind, String... people) {
        List<UUID> ids = List.of(people).stream().map(Log::id).toList();
        add(new ConversationStarted(workspace, id(name), kind, "About " + name, null, ids, null, START));
        ids.forEach(
                person -> add(new ParticipantAdded(workspace, id(name), person, ParticipantRole.MEMBER, null, START)));
        return this;
    }

    Log says(String workspace, String conversation, String who, String message, @Nullable String to, Instant at) {
        return add(new MessageSent(
                workspace,
                id(conversation),
                id(message),
                "text",
                MessageMode.ASYNC,
                null,
                to == null ? null : id(to),
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                Origin.PERSON,
                id(who),
                at));
    }
}
