package dev.duplex.command.facts;

import dev.duplex.command.decision.Boundary;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.Origin;
import dev.duplex.events.replylater.AnswerReminderEvent;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderDropped;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderGiven;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import dev.duplex.events.replylater.DropReason;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is to be reminded if nobody answers: reminders that were neither given nor dropped, by id. */
public record AnswerReminders(Map<UUID, AnswerReminderSet> open) {

    public static final AnswerReminders NONE = new AnswerReminders(Map.of());

    /** Those that carry a tag: of a conversation, or of a message. */
    public static Boundary boundary(EventTag tag) {
        return Boundary.of(tag, AnswerReminderSet.class, AnswerReminderGiven.class, AnswerReminderDropped.class);
    }

    public AnswerReminders evolve(DuplexEvent event) {
        return event instanceof AnswerReminderEvent reminder ? evolve(reminder) : this;
    }

    private AnswerReminders evolve(AnswerReminderEvent event) {
        Map<UUID, AnswerReminderSet> changed = new LinkedHashMap<>(open);
        switch (event) {
            case AnswerReminderSet set -> changed.put(set.reminder(), set);
            case AnswerReminderGiven given -> changed.remove(given.reminder());
            case AnswerReminderDropped dropped -> changed.remove(dropped.reminder());
        }
        return new AnswerReminders(changed);
    }

    public Optional<AnswerReminderSet> of(UUID reminder) {
        return Optional.ofNullable(open.get(reminder));
    }

    /**
     * What a message settles: it answers the one that it names; outside channels whatever waits there, since people seldom
     * name what they answer.
     */
    public List<AnswerReminderDropped> answeredBy(MessageSent sent, ConversationKind kind) {
        return open.values().stream()
                .filter(set -> isAnswer(sent, set, kind))
                .map(set -> dropped(set, DropReason.ANSWERED, sent.by(), sent.at()))
                .toList();
    }

    private static boolean isAnswer(MessageSent sent, AnswerReminderSet set, ConversationKind kind) {
        boolean counts = !sent.privateNote() && sent.origin() == Origin.PERSON;
        boolean named = set.message().equals(sent.inReplyTo()) || kind != ConversationKind.CHANNEL;
        return counts && named && !set.author().equals(sent.by());
    }

    public static AnswerReminderDropped dropped(
            AnswerReminderSet set, DropReason reason, @Nullable UUID by, Instant at) {
        return new AnswerReminderDropped(
                set.workspace(), set.conversation(), set.message(), set.reminder(), reason, by, at);
    }

    /** Those of them who take part. */
    public static List<UUID> present(Collection<UUID> people, Membership membership) {
        return people.stream().filter(membership::has).toList();
    }
}
