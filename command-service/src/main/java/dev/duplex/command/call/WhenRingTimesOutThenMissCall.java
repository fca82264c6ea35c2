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

/** Rings that timed out while no process was up are missed when one starts. */
@Component
final class WhenRingTimesOutThenMissCall implements Automation {

    private final Duration ringTime;

    WhenRingTimesOutThenMissCall(@Value("${duplex.call.ring-time:45s}") Duration ringTime) {
        this.ringTime = ringTime;
    }

    @Override
    public String name() {
        return "miss-calls";
    }

    @Override
    public String version() {
        return "1 " + ringTime;
    }

    @Override
    public Set<Class<? extends DuplexEvent>> hears() {
        return Set.of(CallEvent.OfPerson.class);
    }

    @Override
    public List<AgendaChange> changes(DuplexEvent event) {
        return switch (event) {
            case CallRung rung ->
                List.of(new AgendaChange.Put(bell(rung), rung.at().plus(ringTime), Map.of("call", rung.call())));
            case CallEvent.OfPerson silenced -> List.of(new AgendaChange.Remove(bell(silenced)));
            default -> List.of();
        };
    }

    private static String bell(CallEvent.OfPerson event) {
        return event.call() + "/" + event.person();
    }

    @Override
    public Object command(AgendaEntry entry, Instant now) {
        return new MissCall(entry.id("call"), ringTime, now);
    }
}
