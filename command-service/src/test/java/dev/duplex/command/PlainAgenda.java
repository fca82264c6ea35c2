package dev.duplex.command;

import dev.duplex.command.agenda.AgendaChange;
import dev.duplex.command.agenda.AgendaEntry;
import dev.duplex.command.agenda.Automation;
import dev.duplex.events.DuplexEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The agenda of one automation in memory: what it would send at an instant. */
public final class PlainAgenda {

    private final Automation automation;
    private final Map<String, AgendaEntry> entries = new TreeMap<>();
    private int heard;

    public PlainAgenda(Automation automation) {
        this.automation = automation;
    }

    /** The commands that are due once everything was heard; their entries end. */
    public List<Object> due(List<DuplexEvent> log, Instant now) {
        for (; heard < log.size(); heard++) {
            DuplexEvent event = log.get(heard);
            if (automation.hears().stream().anyMatch(heard -> heard.isInstance(event))) {
                automation.changes(event).forEach(this::change);
            }
        }
        List<Object> commands = new ArrayList<>();
        entries.values().removeIf(entry -> {
            boolean due = !now.isBefore(entry.due());
            if (due) {
                commands.add(automation.command(entry, now));
            }
            return due;
        });
        return commands;
    }

    private void change(AgendaChange change) {
        switch (change) {
            case AgendaChange.Put put -> {
                Map<String, String> ids = new HashMap<>(put.ids().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, id -> String.valueOf(id.getValue()))));
                entries.put(put.key(), new AgendaEntry(put.key(), put.due(), ids));
            }
            case AgendaChange.Remove remove -> entries.remove(remove.key());
        }
    }
}
