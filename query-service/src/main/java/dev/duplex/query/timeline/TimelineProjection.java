package dev.duplex.query.timeline;

import com.mongodb.client.model.Filters;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.ScheduledCallEvent;
import dev.duplex.events.conversation.AttentionEvent;
import dev.duplex.events.conversation.ConversationEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.documentation.ActionItemEvent;
import dev.duplex.events.documentation.DecisionEvent;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageEvent.ReactionRemoved;
import dev.duplex.events.transition.TransitionEvent;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.query.call.CallState;
import dev.duplex.query.call.ContinuedLater;
import dev.duplex.query.call.Escalation;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import dev.duplex.query.timeline.ConversationDocument.Closing;
import dev.duplex.query.timeline.MessageBody.Reply;
import dev.duplex.query.timeline.ParticipantDocument.Reading;
import dev.duplex.query.timeline.TransitionBody.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class TimelineProjection implements Projection {

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public List<Shelf<?>> shelves() {
        return List.of(EntryDocument.SHELF, ParticipantDocument.SHELF, ConversationDocument.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(
                ConversationEvent.class,
                AttentionEvent.class,
                MessageEvent.class,
                CallEvent.class,
                TransitionEvent.class,
                DecisionEvent.class,
                ActionItemEvent.class,
                ScheduledCallEvent.class);
    }

    @Override
    public Sequencing sequencing() {
        return Sequencing.byTag(List.of("conversation"), Set.of());
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        Concerned.by(events).load(batch);
        EarlyReplies early = EarlyReplies.to(events, batch);
        events.forEach(logged -> apply(logged.event(), logged.position(), early, batch));
    }

    private static void apply(DuplexEvent event, long position, EarlyReplies early, Batch batch) {
        switch (event) {
            case ConversationEvent of -> conversation(of, position, batch);
            case AttentionEvent of ->
                participant(
                        of.conversation(),
                        of.person(),
                        position,
                        batch,
                        participant -> participant.with(participant.own().after(of), position));
            case MessageEvent of -> message(of, position, early, batch);
            case CallEvent of -> call(of, position, batch);
            case TransitionEvent of -> transition(of, position, batch);
            case DecisionEvent of -> new AgreedFold(batch).decision(of, position);
            case ActionItemEvent of -> new AgreedFold(batch).action(of, position);
            case ScheduledCallEvent of -> new AgreedFold(batch).scheduled(of, position);
            default -> {}
        }
    }

    private static void conversation(ConversationEvent event, long position, Batch batch) {
        switch (event) {
            case ConversationStarted started ->
                batch.update(
                        ConversationDocument.SHELF,
                        started.conversation(),
                        position,
                        none -> ConversationDocument.of(started, position));
            case ParticipantAdded added ->
                batch.update(
                        ParticipantDocument.SHELF,
                        ParticipantDocument.id(added.conversation(), added.person()),
                        position,
                        before -> ParticipantDocument.of(added, before, position));
            case ParticipantLeft left ->
                participant(
                        left.conversation(),
                        left.person(),
                        position,
                        batch,
                        participant -> participant.left(left.at(), position));
            case ParticipantRoleChanged changed ->
                participant(
                        changed.conversation(),
                        changed.person(),
                        position,
                        batch,
                        participant -> participant.as(changed.role(), position));
            case ConversationRead read ->
                participant(
                        read.conversation(),
                        read.person(),
                        position,
                        batch,
                        participant -> participant.read(new Reading(read.upTo(), read.at()), position));
            case ConversationRenamed renamed ->
                head(event, position, batch, head -> head.renamed(renamed.subject(), position));
            case ConversationClosed closed ->
                head(
                        event,
                        position,
                        batch,
                        head -> head.closed(new Closing(closed.at(), closed.by(), closed.reason()), position));
            case ConversationReopened _ -> head(event, position, batch, head -> head.closed(null, position));
        }
    }

    private static void head(
            ConversationEvent event,
            long position,
            Batch batch,
            Function<ConversationDocument, @Nullable ConversationDocument> fold) {
        batch.change(ConversationDocument.SHELF, event.conversation(), position, fold);
    }

    private static void participant(
            UUID conversation,
            UUID person,
            long position,
            Batch batch,
            Function<ParticipantDocument, @Nullable ParticipantDocument> fold) {
        batch.change(ParticipantDocument.SHELF, ParticipantDocument.id(conversation, person), position, fold);
    }

    private static void message(MessageEvent event, long position, EarlyReplies early, Batch batch) {
        switch (event) {
            case MessageSent sent -> sent(sent, position, early, batch);
            case MessageEdited edited -> change(edited, position, batch, body -> body.edited(edited));
            case MessageRetracted retracted -> retracted(retracted, position, batch);
            case ReactionAdded added -> change(added, position, batch, body -> body.reacted(added));
            case ReactionRemoved removed -> change(removed, position, batch, body -> body.unreacted(removed));
        }
    }

    private static void sent(MessageSent sent, long position, EarlyReplies early, Batch batch) {
        UUID thread = threadOf(sent.inReplyTo(), batch).orElse(null);
        batch.update(
                EntryDocument.SHELF,
                sent.message().toString(),
                position,
                none -> EntryDocument.of(
                        sent.conversation(),
                        MessageBody.of(sent, thread, position),
                        sent.message(),
                        sent.at(),
                        position));
        if (!sent.privateNote()) {
            batch.change(
                    ConversationDocument.SHELF,
                    sent.conversation(),
                    position,
                    conversation -> conversation.withMessage(sent.at(), position));
        }
        UUID opening = thread == null ? sent.message() : thread;
        List<Reply> replies = new ArrayList<>();
        early.below(sent.message(), position, batch).forEach(reply -> {
            if (Objects.requireNonNull(reply.message()).countsBefore(position)) {
                replies.add(reply.asReply());
            }
            batch.change(EntryDocument.SHELF, reply.id(), position, entry -> entry.inThread(opening, position));
        });
        if (thread != null && !sent.privateNote()) {
            replies.add(new Reply(sent.message(), sent.by(), sent.at()));
        }
        if (!replies.isEmpty()) {
            changeBody(opening, position, batch, body -> body.replied(replies));
        }
    }

    private static void retracted(MessageRetracted retracted, long position, Batch batch) {
        change(retracted, position, batch, body -> body.retracted(retracted.at(), position));
        batch.get(EntryDocument.SHELF, retracted.message().toString())
                .map(EntryDocument::message)
                .filter(body -> body.countedBefore(position))
                .map(MessageBody::thread)
                .ifPresent(opening -> changeBody(
                        opening,
                        position,
                        batch,
                        body -> body.unreplied(retracted.message(), () -> repliesOf(opening, position, batch))));
    }

    /** As they were counted after the event at a position, in the order of the log. */
    private static List<Reply> repliesOf(UUID opening, long position, Batch batch) {
        return batch
                .where(
                        EntryDocument.SHELF,
                        Filters.eq("message.thread", opening),
                        entry -> entry.logged() < position
                                && Optional.ofNullable(entry.message())
                                        .filter(body ->
                                                opening.equals(body.thread()) && body.countedBefore(position + 1))
                                        .isPresent())
                .stream()
                .sorted(Comparator.comparingLong(EntryDocument::logged))
                .map(EntryDocument::asReply)
                .toList();
    }

    /** A message that is not in the log opens a thread as well. */
    private static Optional<UUID> threadOf(@Nullable UUID inReplyTo, Batch batch) {
        return Optional.ofNullable(inReplyTo)
                .map(parent -> batch.get(EntryDocument.SHELF, parent.toString())
                        .map(EntryDocument::message)
                        .map(MessageBody::thread)
                        .orElse(parent));
    }

    private static void change(
            MessageEvent event, long position, Batch batch, Function<MessageBody, MessageBody> fold) {
        changeBody(event.message(), position, batch, fold);
    }

    private static void changeBody(UUID message, long position, Batch batch, Function<MessageBody, MessageBody> fold) {
        batch.change(EntryDocument.SHELF, message.toString(), position, entry -> {
            MessageBody body = entry.message();
            return body == null ? null : entry.with(fold.apply(body), position);
        });
    }

    private static void call(CallEvent event, long position, Batch batch) {
        batch.update(EntryDocument.SHELF, EntryDocument.callId(event.call()), position, entry -> {
            if (entry == null) {
                return event instanceof CallStarted started
                        ? EntryDocument.of(started.conversation(), CallState.of(started), position)
                        : null;
            }
            CallState call = entry.call();
            return call == null ? null : entry.with(call.after(event), position);
        });
        if (event instanceof CallStarted started && started.escalatedFrom() != null) {
            changeBody(started.escalatedFrom(), position, batch, body -> body.escalated(started.call()));
        }
    }

    private static void transition(TransitionEvent event, long position, Batch batch) {
        TransitionBody body = switch (event) {
            case ConversationEscalated escalated ->
                new TransitionBody(Direction.ESCALATED, escalated.call(), Escalation.of(escalated), null);
            case ConversationContinuedLater later ->
                new TransitionBody(Direction.CONTINUED_LATER, later.call(), null, ContinuedLater.of(later));
        };
        batch.update(
                EntryDocument.SHELF,
                body.id(),
                position,
                none -> EntryDocument.of(event.conversation(), body, event.at(), position));
    }
}
