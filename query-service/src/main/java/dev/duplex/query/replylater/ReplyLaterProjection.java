package dev.duplex.query.replylater;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.message.MessageEvent;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.ScheduledMessageEvent;
import dev.duplex.events.replylater.AnswerReminderEvent;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.query.projection.Batch;
import dev.duplex.query.projection.LoggedEvent;
import dev.duplex.query.projection.Projection;
import dev.duplex.query.projection.Shelf;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class ReplyLaterProjection implements Projection {

    @Override
    public String name() {
        return "reply-later";
    }

    @Override
    public int version() {
        return 3;
    }

    /** A reminder says what the others say when it is given, and an ended deferral is kept before it is replaced. */
    @Override
    public List<Shelf<?>> shelves() {
        return List.of(
                ReminderDocument.SHELF,
                DeferralDocument.SHELF,
                ScheduledDocument.SHELF,
                AnswerReminderDocument.SHELF,
                Participant.SHELF);
    }

    @Override
    public Set<Class<? extends DuplexEvent>> handles() {
        return Set.of(
                ReplyLaterEvent.class,
                AnswerReminderEvent.class,
                ScheduledMessageEvent.class,
                MessageSent.class,
                MessageEdited.class,
                MessageRetracted.class,
                ParticipantAdded.class,
                ParticipantLeft.class);
    }

    @Override
    public void apply(List<LoggedEvent> events, Batch batch) {
        load(events, batch);
        events.forEach(logged -> {
            long position = logged.position();
            switch (logged.event()) {
                case ReplyLaterEvent later -> new DeferralFold(batch, position).apply(later);
                case AnswerReminderEvent reminder -> new ReminderFold(batch, position).apply(reminder);
                case ScheduledMessageEvent scheduled -> new ScheduledFold(batch, position).apply(scheduled);
                case MessageEvent message -> new ScheduledFold(batch, position).apply(message);
                case ParticipantAdded added -> take(batch, added.conversation(), added.person(), true, position);
                case ParticipantLeft left -> take(batch, left.conversation(), left.person(), false, position);
                default -> {}
            }
        });
    }

    private static void load(List<LoggedEvent> events, Batch batch) {
        Set<UUID> messages = new HashSet<>();
        Set<String> deferrals = new HashSet<>();
        Set<UUID> reminders = new HashSet<>();
        Set<String> participants = new HashSet<>();
        events.forEach(logged -> {
            switch (logged.event()) {
                case ReplyLaterEvent later -> deferrals.add(DeferralDocument.id(later));
                case AnswerReminderEvent reminder -> reminders.add(reminder.reminder());
                case ScheduledMessageEvent scheduled -> messages.add(scheduled.message());
                case MessageEvent message -> messages.add(message.message());
                case ParticipantAdded added -> participants.add(Participant.id(added.conversation(), added.person()));
                case ParticipantLeft left -> participants.add(Participant.id(left.conversation(), left.person()));
                default -> {}
            }
        });
        batch.load(ScheduledDocument.SHELF, messages);
        batch.load(DeferralDocument.SHELF, deferrals);
        batch.load(AnswerReminderDocument.SHELF, reminders);
        batch.load(Participant.SHELF, participants);
    }

    private static void take(Batch batch, UUID conversation, UUID person, boolean present, long position) {
        String id = Participant.id(conversation, person);
        batch.update(
                Participant.SHELF, id, position, none -> new Participant(id, conversation, person, present, position));
    }
}
