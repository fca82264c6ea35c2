package dev.duplex.command.imports;

import dev.duplex.command.imports.source.ImportedConversation;
import dev.duplex.command.imports.source.ImportedEvent;
import dev.duplex.command.imports.source.ImportedPerson;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a source tells, in our language. Ids are names in the workspace, so the same thing has the same id in every import.
 *
 * @param importedAt for what the source gives no instant
 */
record HistoryEvents(String workspace, Instant importedAt) {

    UUID person(String key) {
        return id("person", key);
    }

    UUID conversation(String key) {
        return id("conversation", key);
    }

    private UUID message(String key) {
        return id("message", key);
    }

    private UUID id(String kind, String key) {
        return UUID.nameUUIDFromBytes((workspace + " " + kind + " " + key).getBytes(StandardCharsets.UTF_8));
    }

    /** @param zoneOfWorkspace for a person whose zone the source does not tell */
    DuplexEvent joined(ImportedPerson person, ZoneId zoneOfWorkspace) {
        return new PersonJoined(
                workspace,
                person(person.key()),
                person.name(),
                person.email(),
                person.bot() ? PersonKind.BOT : PersonKind.MEMBER,
                person.timeZone() == null ? zoneOfWorkspace : ZoneId.of(person.timeZone()),
                null,
                null,
                importedAt);
    }

    List<DuplexEvent> started(ImportedConversation source, UUID conversation) {
        Instant at = Objects.requireNonNullElse(source.startedAt(), importedAt);
        List<UUID> participants =
                source.participants().stream().map(this::person).toList();
        List<DuplexEvent> events = new ArrayList<>();
        events.add(new ConversationStarted(
                workspace,
                conversation,
                kind(source.kind()),
                source.subject(),
                source.external(),
                participants,
                null,
                at));
        for (UUID person : participants) {
            events.add(new ParticipantAdded(workspace, conversation, person, ParticipantRole.MEMBER, null, at));
        }
        return events;
    }

    /** @param authors of the conversation's messages so far, by their keys */
    List<DuplexEvent> happened(ImportedEvent event, UUID conversation, Map<String, UUID> authors) {
        return switch (event) {
            case ImportedEvent.Message message -> {
                authors.put(message.key(), person(message.author()));
                yield sent(message, conversation);
            }
            case ImportedEvent.Edited edited -> {
                UUID author = authors.get(edited.message());
                yield author == null
                        ? List.of()
                        : List.of(new MessageEdited(
                                workspace,
                                conversation,
                                message(edited.message()),
                                edited.text(),
                                null,
                                null,
                                author,
                                nullablePerson(edited.by()),
                                edited.at()));
            }
            case ImportedEvent.Retracted retracted ->
                List.of(new MessageRetracted(
                        workspace,
                        conversation,
                        message(retracted.message()),
                        null,
                        Objects.requireNonNullElse(retracted.at(), importedAt)));
            case ImportedEvent.Joined joined -> {
                UUID person = person(joined.person());
                yield List.of(new ParticipantAdded(
                        workspace, conversation, person, ParticipantRole.MEMBER, person, joined.at()));
            }
            case ImportedEvent.Left left -> {
                UUID person = person(left.person());
                yield List.of(new ParticipantLeft(workspace, conversation, person, person, left.at()));
            }
            case ImportedEvent.Renamed renamed ->
                List.of(new ConversationRenamed(
                        workspace, conversation, renamed.subject(), nullablePerson(renamed.by()), renamed.at()));
            case ImportedEvent.ReactionAdded reaction ->
                List.of(new ReactionAdded(
                        workspace,
                        conversation,
                        message(reaction.message()),
                        reaction.emoji(),
                        person(reaction.person()),
                        reaction.at()));
        };
    }

    private List<DuplexEvent> sent(ImportedEvent.Message source, UUID conversation) {
        UUID author = person(source.author());
        UUID message = message(source.key());
        List<DuplexEvent> events = new ArrayList<>();
        events.add(new MessageSent(
                workspace,
                conversation,
                message,
                source.text(),
                MessageMode.ASYNC,
                null,
                source.parent() == null ? null : message(source.parent()),
                source.mentions().stream().map(this::person).distinct().toList(),
                null,
                Urgency.NORMAL,
                null,
                false,
                source.files().stream()
                        .map(file -> FileReference.elsewhere(file.name(), file.mediaType(), file.size(), file.url()))
                        .toList(),
                Origin.IMPORT,
                author,
                source.at()));
        ImportedEvent.Edit edit = source.edit();
        if (edit != null) {
            events.add(new MessageEdited(
                    workspace,
                    conversation,
                    message,
                    source.text(),
                    null,
                    null,
                    author,
                    nullablePerson(edit.by()),
                    edit.at()));
        }
        return events;
    }

    private @Nullable UUID nullablePerson(@Nullable String key) {
        return key == null ? null : person(key);
    }

    private static ConversationKind kind(ImportedConversation.Kind kind) {
        return switch (kind) {
            case CHANNEL -> ConversationKind.CHANNEL;
            case DIRECT -> ConversationKind.DIRECT;
            case GROUP -> ConversationKind.GROUP;
            case INQUIRY -> ConversationKind.INQUIRY;
        };
    }
}
