package dev.duplex.command.call;

import dev.duplex.command.agenda.AgendaChange;
import dev.duplex.command.agenda.AgendaEntry;
import dev.duplex.command.agenda.Automation;
import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallRung;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Rings that timed out while no process was up are missed when one starts. A ring does not tell whether it is that of a live
 * chat, for which people have more patience: it is due after the shorter time, and the decision may say that it is not yet.
 */
@Component
final class WhenRingTimesOutThenMissCall implements Automation {

    private final Duration ringTime;
    private final Duration patience;

    WhenRingTimesOutThenMissCall(
            @Value("${duplex.call.ring-time:45s}") Duration ringTime,
            @Value("${duplex.chat.patience:2m}") Duration patience) {
        this.ringTime = ringTime;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "miss-calls";
    }

    @Override
    public String version() {
        return "2 " + ringTime + " " + patience;
    }

    @Override
    public Set<Class<? extends DuplexEvent>> hears() {
        return Set.of(CallEvent.OfPerson.class);
    }

    @Override
    public List<AgendaChange> changes(DuplexEvent event) {
        return switch (event) {
            case CallRung rung ->
                List.of(new AgendaChange.Put(bell(rung), rung.at().plus(shorter()), Map.of("call", rung.call())));
            case CallEvent.OfPerson silenced -> List.of(new AgendaChange.Remove(bell(silenced)));
            default -> List.of();
        };
    }

    private Duration shorter() {
        return ringTime.compareTo(patience) < 0 ? ringTime : patience;
    }

    private static String bell(CallEvent.OfPerson event) {
        return event.call() + "/" + event.person();
    }

    @Override
    public Object command(AgendaEntry entry, Instant now) {
        return new MissCall(entry.id("call"), ringTime, patience, now);
    }
}
