package dev.duplex.query.timeline;

import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.query.call.CallState;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as the schema has it. */
sealed interface TimelineEntry
        permits TimelineEntry.Message, Call, Transition, DecisionEntry, ActionItemEntry, ScheduledCallEntry {

    Instant at();

    long position();

    static TimelineEntry of(EntryDocument entry) {
        MessageBody message = entry.message();
        if (message != null) {
            return Message.of(entry, message);
        }
        CallState call = entry.call();
        if (call != null) {
            return Call.of(entry, call);
        }
        TransitionBody transition = entry.transition();
        if (transition != null) {
            return Transition.of(entry, transition);
        }
        DecisionBody decision = entry.decision();
        if (decision != null) {
            return DecisionEntry.of(entry, decision);
        }
        ActionBody action = entry.action();
        return action == null
                ? ScheduledCallEntry.of(entry, Objects.requireNonNull(entry.scheduled()))
                : ActionItemEntry.of(entry, action);
    }

    record Message(
            String id,
            ConversationRef conversation,
            Instant at,
            long position,
            PersonRef by,
            @Nullable String text,
            MessageMode mode,
            @Nullable UUID call,
            @Nullable UUID inReplyTo,
            @Nullable UUID threadOf,
            List<PersonRef> mentions,
            @Nullable Broadcast broadcast,
            Urgency urgency,
            @Nullable Instant needsReplyBy,
            boolean privateNote,
            List<Attachment> attachments,
            Origin origin,
            List<Edit> edits,
            @Nullable Instant retractedAt,
            List<Reaction> reactions,
            ThreadHead thread,
            List<UUID> escalatedTo)
            implements TimelineEntry {

        /** Made when it is asked for. */
        public @Nullable String html() {
            return text == null ? null : Markdown.html(text);
        }

        public String cursor() {
            return TimelineController.cursor(conversation, at, position);
        }

        private static Message of(EntryDocument entry, MessageBody body) {
            MessageBody.Reply last = body.lastReply();
            return new Message(
                    entry.id(),
                    new ConversationRef(entry.conversation()),
                    entry.at(),
                    entry.logged(),
                    new PersonRef(body.by()),
                    body.text(),
                    body.mode(),
                    body.call(),
                    body.inReplyTo(),
                    body.thread(),
                    PersonRef.all(body.mentions()),
                    body.broadcast(),
                    body.urgency(),
                    body.needsReplyBy(),
                    body.privateNote(),
                    body.attachments().stream().map(Attachment::of).toList(),
                    body.origin(),
                    body.edits().stream()
                            .map(edit -> new Edit(edit.at(), PersonRef.ofNullable(edit.by())))
                            .toList(),
                    body.retractedAt(),
                    body.reactions().stream()
                            .map(reaction -> new Reaction(reaction.emoji(), PersonRef.all(reaction.people())))
                            .toList(),
                    new ThreadHead(
                            body.replies(),
                            last == null ? null : new Reply(last.message(), new PersonRef(last.by()), last.at())),
                    body.escalations());
        }
    }

    record Attachment(
            @Nullable UUID file,
            String name,
            @Nullable String mediaType,
            @Nullable Long size,
            @Nullable String sha256,
            @Nullable String url) {

        private static Attachment of(FileReference attachment) {
            UUID file = attachment.file();
            return new Attachment(
                    file,
                    attachment.name(),
                    attachment.mediaType(),
                    attachment.size(),
                    attachment.sha256(),
                    file == null ? attachment.url() : "/v1/files/" + file);
        }
    }

    record Edit(Instant at, @Nullable PersonRef by) {}

    record Reaction(String emoji, List<PersonRef> people) {}

    record ThreadHead(long replies, @Nullable Reply lastReply) {}

    record Reply(UUID message, PersonRef by, Instant at) {}
}
