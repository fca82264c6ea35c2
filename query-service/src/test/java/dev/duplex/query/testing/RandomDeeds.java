package dev.duplex.query.testing;

import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationMuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnfavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnmuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.AttentionEvent.ThreadFollowed;
import dev.duplex.events.conversation.AttentionEvent.ThreadUnfollowed;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ReopenReason;
import dev.duplex.events.conversation.WakeReason;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDone;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemDropped;
import dev.duplex.events.documentation.DecisionEvent.DecisionRecorded;
import dev.duplex.events.documentation.DecisionEvent.DecisionSuperseded;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.replylater.PostponeReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do beside talking: notes and broadcasts, what they want to hear of, what they are to do. */
final class RandomDeeds {

    private final Random random;
    private final Story story;
    private final Map<UUID, UUID> owners = new HashMap<>();
    private final Map<UUID, UUID> unsent = new HashMap<>();
    private final Set<UUID> decided = new HashSet<>();

    RandomDeeds(Random random, Story story) {
        this.random = random;
        this.story = story;
    }

    /** @return the message, where it is one */
    Optional<UUID> oneMore(UUID talk, List<UUID> people, UUID person, UUID said, UUID author) {
        String of = story.workspace;
        Instant soon = story.now().plusSeconds(random.nextInt(300));
        UUID other = people.get(random.nextInt(people.size()));
        switch (random.nextInt(18)) {
            case 0, 1 -> {
                return Optional.of(sends(talk, person, random.nextBoolean() ? said : null, Broadcast.EVERYONE, false));
            }
            case 2 -> {
                return Optional.of(sends(talk, person, null, Broadcast.HERE, false));
            }
            case 3, 4 -> {
                return Optional.of(sends(talk, person, null, null, true));
            }
            case 5, 6 -> {
                Broadcast broadcast = List.of(Broadcast.values()).get(random.nextInt(2));
                story.happens(at -> new MessageEdited(
                        of,
                        talk,
                        said,
                        "for you",
                        random.nextBoolean() ? List.of(other) : List.of(),
                        random.nextBoolean() ? broadcast : null,
                        author,
                        author,
                        at));
            }
            case 7 -> {
                UUID missing = unsent.remove(talk);
                if (missing == null) {
                    unsent.put(talk, UUID.randomUUID());
                    story.imports(talk, UUID.randomUUID(), person, unsent.get(talk));
                } else {
                    story.imports(talk, missing, other, random.nextBoolean() ? said : null);
                }
            }
            case 8 ->
                story.happens(at -> random.nextBoolean()
                        ? new ConversationMuted(of, talk, person, random.nextBoolean() ? soon : null, person, at)
                        : new ConversationUnmuted(of, talk, person, person, at));
            case 9 ->
                story.happens(at -> random.nextBoolean()
                        ? new ConversationFavourited(of, talk, person, person, at)
                        : new ConversationUnfavourited(of, talk, person, person, at));
            case 10 ->
                story.happens(at -> random.nextBoolean()
                        ? new ThreadFollowed(of, talk, said, person, person, at)
                        : new ThreadUnfollowed(of, talk, said, person, person, at));
            case 11 ->
                story.happens(at -> random.nextBoolean()
                        ? new ConversationSnoozed(of, talk, person, soon, person, at)
                        : new ConversationWoken(of, talk, person, WakeReason.DUE, null, at));
            case 12 ->
                story.happens(at -> random.nextInt(3) == 0
                        ? new ConversationClosed(of, talk, null, person, at)
                        : new ConversationReopened(of, talk, ReopenReason.REQUESTED, person, at));
            case 13, 14 -> action(talk, person, other, soon);
            case 15, 16 -> decides(talk, person, said);
            default ->
                story.happens(at -> random.nextBoolean()
                        ? new ReplyReminded(of, talk, said, null, person, null, at)
                        : new ReplyReminderPostponed(
                                of, talk, said, null, person, PostponeReason.FOCUS, soon, null, at));
        }
        return Optional.empty();
    }

    private UUID sends(UUID talk, UUID person, @Nullable UUID inReplyTo, @Nullable Broadcast broadcast, boolean note) {
        UUID message = UUID.randomUUID();
        story.happens(at -> new MessageSent(
                story.workspace,
                talk,
                message,
                "for all",
                MessageMode.ASYNC,
                null,
                inReplyTo,
                List.of(),
                broadcast,
                Urgency.NORMAL,
                null,
                note,
                List.of(),
                Origin.PERSON,
                person,
                at));
        return message;
    }

    private void decides(UUID talk, UUID person, UUID said) {
        UUID decision = new UUID(talk.getLeastSignificantBits(), random.nextInt(4));
        if (decided.add(decision)) {
            story.happens(at -> new DecisionRecorded(
                    story.workspace, talk, decision, "so be it", List.of(said), List.of(), person, at));
        } else {
            story.happens(
                    at -> new DecisionSuperseded(story.workspace, talk, decision, null, "not any more", person, at));
        }
    }

    private void action(UUID talk, UUID person, UUID owner, Instant due) {
        UUID action = new UUID(talk.getMostSignificantBits(), random.nextInt(4));
        UUID before = owners.getOrDefault(action, owner);
        switch (random.nextInt(4)) {
            case 0 -> story.happens(at -> new ActionItemDone(story.workspace, talk, action, before, person, at));
            case 1 ->
                story.happens(at -> new ActionItemDropped(story.workspace, talk, action, before, null, person, at));
            default -> {
                owners.put(action, owner);
                story.happens(at -> new ActionItemAssigned(
                        story.workspace, talk, action, "do it", owner, due, null, null, person, at));
            }
        }
    }
}
