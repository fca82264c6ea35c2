package dev.duplex.command.replylater;

import dev.duplex.command.agenda.AgendaChange;
import dev.duplex.command.agenda.AgendaEntry;
import dev.duplex.command.agenda.Automation;
import dev.duplex.command.facts.OwedReplies;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminderPostponed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class WhenDeferralIsDueThenRemind implements Automation {

    @Override
    public String name() {
        return "remind-of-replies";
    }

    @Override
    public Set<Class<? extends DuplexEvent>> hears() {
        return Set.of(ReplyLaterEvent.class);
    }

    @Override
    public List<AgendaChange> changes(DuplexEvent event) {
        return switch ((ReplyLaterEvent) event) {
            // an earlier instant for the same message stands
            case ReplyDeferred deferred when OwedReplies.isCallAlone(deferred) -> List.of();
            case ReplyDeferred deferred -> List.of(due(deferred, deferred.until()));
            case ReplyReminderPostponed postponed -> List.of(due(postponed, postponed.until()));
            case ReplyReminded reminded -> List.of(due(reminded, null));
            case ReplyDeferralDropped dropped -> List.of(due(dropped, null));
        };
    }

    private static AgendaChange due(ReplyLaterEvent event, @Nullable Instant at) {
        String key = event.person() + "/" + Deferrals.debt(event);
        return at == null
                ? new AgendaChange.Remove(key)
                : new AgendaChange.Put(
                        key,
                        at,
                        Map.of(
                                "workspace",
                                event.workspace(),
                                "conversation",
                                event.conversation(),
                                "debt",
                                Deferrals.debt(event),
                                "person",
                                event.person()));
    }

    @Override
    public Object command(AgendaEntry entry, Instant now) {
        return new RemindOfReply(
                entry.text("workspace"), entry.id("conversation"), entry.id("debt"), entry.id("person"), now);
    }
}
