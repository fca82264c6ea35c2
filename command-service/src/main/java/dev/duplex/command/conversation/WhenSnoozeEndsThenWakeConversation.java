package dev.duplex.command.conversation;

import dev.duplex.command.agenda.AgendaChange;
import dev.duplex.command.agenda.AgendaEntry;
import dev.duplex.command.agenda.Automation;
import dev.duplex.command.conversation.ChangeAttention.WakeConversation;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A snooze that was moved has its entry moved; who leaves is not woken. */
@Component
final class WhenSnoozeEndsThenWakeConversation implements Automation {

    @Override
    public String name() {
        return "wake-conversations";
    }

    @Override
    public Set<Class<? extends DuplexEvent>> hears() {
        return Set.of(ConversationSnoozed.class, ConversationWoken.class, ParticipantLeft.class);
    }

    @Override
    public List<AgendaChange> changes(DuplexEvent event) {
        return switch (event) {
            case ConversationSnoozed snoozed ->
                List.of(new AgendaChange.Put(
                        key(snoozed.conversation(), snoozed.person()),
                        snoozed.until(),
                        Map.of("conversation", snoozed.conversation(), "person", snoozed.person())));
            case ConversationWoken woken -> List.of(new AgendaChange.Remove(key(woken.conversation(), woken.person())));
            case ParticipantLeft left -> List.of(new AgendaChange.Remove(key(left.conversation(), left.person())));
            default -> List.of();
        };
    }

    private static String key(UUID conversation, UUID person) {
        return conversation + "/" + person;
    }

    @Override
    public Object command(AgendaEntry entry, Instant now) {
        return new WakeConversation(entry.id("conversation"), entry.id("person"), now);
    }
}
