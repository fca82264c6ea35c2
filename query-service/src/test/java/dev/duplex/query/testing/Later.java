package dev.duplex.query.testing;

import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageCancelled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderDropped;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderGiven;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.PostponeReason;
import dev.duplex.events.replylater.Promise;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of replies put off, of reminders, and of messages to be sent later. */
public record Later(Story story, Random random) {

    public void about(UUID conversation, UUID person, UUID message, UUID author) {
        switch (random.nextInt(6)) {
            case 0 -> reminds(conversation, person, message);
            case 1 -> postpones(conversation, person, message, story.now().plusSeconds(600));
            case 2 -> answers(conversation, person, message, random.nextBoolean() ? Promise.KEPT : null);
            case 3 -> sets(conversation, person, message, author, person);
            case 4 -> gives(conversation, person, message);
            default -> drops(conversation, person, message);
        }
    }

    public void reminds(UUID conversation, UUID person, UUID message) {
        story.happens(at -> new ReplyReminded(story.workspace, conversation, message, null, person, null, at));
    }

    public void postpones(UUID conversation, UUID person, UUID message, Instant until) {
        story.happens(at -> new ReplyReminderPostponed(
                story.workspace, conversation, message, null, person, PostponeReason.FOCUS, until, null, at));
    }

    public void answers(UUID conversation, UUID person, UUID message, @Nullable Promise promise) {
        story.happens(at -> new ReplyDeferralDropped(
                story.workspace, conversation, message, null, person, DropReason.ANSWERED, promise, person, at));
    }

    /** @param by who sets it, by which it is known */
    public void sets(UUID conversation, UUID by, UUID message, UUID author, UUID... people) {
        story.happens(at -> new AnswerReminderSet(
                story.workspace,
                conversation,
                message,
                reminder(message, by),
                author,
                at.plusSeconds(600),
                List.of(people),
                "anyone?",
                by,
                at));
    }

    public void gives(UUID conversation, UUID by, UUID message, UUID... people) {
        story.happens(at -> new AnswerReminderGiven(
                story.workspace, conversation, message, reminder(message, by), List.of(people), null, at));
    }

    private void drops(UUID conversation, UUID by, UUID message) {
        story.happens(at -> new AnswerReminderDropped(
                story.workspace, conversation, message, reminder(message, by), DropReason.ANSWERED, by, at));
    }

    private static UUID reminder(UUID message, UUID by) {
        return UUID.nameUUIDFromBytes((message + " " + by).getBytes(StandardCharsets.UTF_8));
    }

    /** A message of its own with a random end. */
    public void writes(UUID conversation, UUID person) {
        UUID message = UUID.randomUUID();
        schedules(conversation, person, message, "later", 600);
        switch (random.nextInt(5)) {
            case 0 -> cancels(conversation, person, message);
            case 1 -> fails(conversation, person, message);
            case 2 -> schedules(conversation, person, message, "changed", 900);
            default -> sends(conversation, person, message);
        }
    }

    public void schedules(UUID conversation, UUID person, UUID message, String text, long inSeconds) {
        story.happens(at -> new MessageScheduled(
                story.workspace,
                conversation,
                message,
                text,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                at.plusSeconds(inSeconds),
                null,
                person,
                person,
                at));
    }

    public void cancels(UUID conversation, UUID person, UUID message) {
        story.happens(at -> new ScheduledMessageCancelled(story.workspace, conversation, message, person, person, at));
    }

    public void fails(UUID conversation, UUID person, UUID message) {
        story.happens(at -> new ScheduledMessageFailed(
                story.workspace, conversation, message, person, "conversation-closed", "It is closed.", null, at));
    }

    public void sends(UUID conversation, UUID person, UUID message) {
        story.happens(at -> new MessageSent(
                story.workspace,
                conversation,
                message,
                "later",
                MessageMode.ASYNC,
                null,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                Origin.PERSON,
                person,
                at));
    }
}
