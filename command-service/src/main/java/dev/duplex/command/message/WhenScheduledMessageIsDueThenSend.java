package dev.duplex.command.message;

import dev.duplex.command.agenda.AgendaChange;
import dev.duplex.command.agenda.AgendaEntry;
import dev.duplex.command.agenda.Automation;
import dev.duplex.command.message.ScheduledMessageCommand.SendScheduledMessage;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.message.ScheduledMessageEvent;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageCancelled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
final class WhenScheduledMessageIsDueThenSend implements Automation {

    @Override
    public String name() {
        return "send-scheduled-messages";
    }

    @Override
    public Set<Class<? extends DuplexEvent>> hears() {
        return Set.of(ScheduledMessageEvent.class);
    }

    @Override
    public List<AgendaChange> changes(DuplexEvent event) {
        return List.of(
                switch ((ScheduledMessageEvent) event) {
                    case MessageScheduled scheduled ->
                        new AgendaChange.Put(
                                scheduled.message().toString(),
                                scheduled.dueAt(),
                                Map.of("message", scheduled.message()));
                    case ScheduledMessageCancelled cancelled ->
                        new AgendaChange.Remove(cancelled.message().toString());
                    case ScheduledMessageFailed failed ->
                        new AgendaChange.Remove(failed.message().toString());
                });
    }

    @Override
    public Object command(AgendaEntry entry, Instant now) {
        return new SendScheduledMessage(entry.id("message"), now);
    }
}
