package dev.duplex.query.timeline;

import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.query.call.CallOutcome;
import dev.duplex.query.call.CallPhase;
import dev.duplex.query.call.CallState;
import dev.duplex.query.call.RingView;
import dev.duplex.query.call.SeatView;
import dev.duplex.query.graphql.ConversationRef;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.timeline.TransitionBody.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry as the schema has it. */
sealed interface TimelineEntry {

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
        return Transition.of(entry, Objects.requireNonNull(entry.transition()));
    }

    record Message(
            String id,
            ConversationRef conversation,
            Instant at,
            long position,
            PersonRef by,
            @Nullable String text,
            MessageMode mode,
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
            ThreadHead thread)
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
                    body.inReplyTo(),
                    body.thread(),
                    refs(body.mentions()),
                    body.broadcast(),
                    body.urgency(),
                    body.needsReplyBy(),
                    body.privateNote(),
                    body.attachments().stream().map(Attachment::of).toList(),
                    body.origin(),
                    body.edits().stream()
                            .map(edit -> new Edit(edit.at(), ref(edit.by())))
                            .toList(),
                    body.retractedAt(),
                    body.reactions().stream()
                            .map(reaction -> new Reaction(reaction.emoji(), refs(reaction.people())))
                            .toList(),
                    new ThreadHead(
                            body.replies(),
                            last == null ? null : new Reply(last.message(), new PersonRef(last.by()), last.at())));
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

    record Call(
            String id,
            Instant at,
            long position,
            Media media,
            CallPhase phase,
            PersonRef startedBy,
            @Nullable UUID escalatedFrom,
            List<RingView> rings,
            List<SeatView> participants,
            @Nullable Instant endedAt,
            @Nullable EndReason endReason,
            @Nullable CallOutcome outcome,
            @Nullable Long durationSeconds)
            implements TimelineEntry {

        private static Call of(EntryDocument entry, CallState call) {
            return new Call(
                    call.call().toString(),
                    entry.at(),
                    entry.logged(),
                    call.media(),
                    call.phase(),
                    new PersonRef(call.startedBy()),
                    call.escalatedFrom(),
                    RingView.of(call.rings()),
                    SeatView.of(call.seats()),
                    call.endedAt(),
                    call.endReason(),
                    call.outcome(),
                    call.durationSeconds());
        }
    }

    record Transition(
            Instant at,
            long position,
            Direction direction,
            UUID call,
            @Nullable UUID fromMessage,
            List<PersonRef> owing,
            @Nullable PersonRef by)
            implements TimelineEntry {

        private static Transition of(EntryDocument entry, TransitionBody body) {
            return new Transition(
                    entry.at(),
                    entry.logged(),
                    body.direction(),
                    body.call(),
                    body.fromMessage(),
                    refs(body.owing()),
                    ref(body.by()));
        }
    }

    private static List<PersonRef> refs(List<UUID> people) {
        return people.stream().map(PersonRef::new).toList();
    }

    private static @Nullable PersonRef ref(@Nullable UUID person) {
        return person == null ? null : new PersonRef(person);
    }
}
