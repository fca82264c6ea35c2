package dev.duplex.command.replylater;

import dev.duplex.command.agenda.AgendaChange;
import dev.duplex.command.agenda.AgendaEntry;
import dev.duplex.command.agenda.Automation;
import dev.duplex.command.replylater.AnswerReminderCommand.GiveAnswerReminder;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.replylater.AnswerReminderEvent;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderDropped;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderGiven;
import dev.duplex.events.replylater.AnswerReminderEvent.AnswerReminderSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
final class WhenNobodyAnsweredThenRemindOthers implements Automation {

    @Override
    public String name() {
        return "remind-others";
    }

    @Override
    public Set<Class<? extends DuplexEvent>> hears() {
        return Set.of(AnswerReminderEvent.class);
    }

    @Override
    public List<AgendaChange> changes(DuplexEvent event) {
        return List.of(
                switch ((AnswerReminderEvent) event) {
                    case AnswerReminderSet set ->
                        new AgendaChange.Put(
                                set.reminder().toString(),
                                set.due(),
                                Map.of("message", set.message(), "reminder", set.reminder()));
                    case AnswerReminderGiven given ->
                        new AgendaChange.Remove(given.reminder().toString());
                    case AnswerReminderDropped dropped ->
                        new AgendaChange.Remove(dropped.reminder().toString());
                });
    }

    @Override
    public Object command(AgendaEntry entry, Instant now) {
        return new GiveAnswerReminder(entry.id("message"), entry.id("reminder"), now);
    }
}
