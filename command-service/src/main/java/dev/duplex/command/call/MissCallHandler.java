package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.MissCall;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Rung;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.call.Media;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who has been rung too long has missed the call and owes a reply. A live chat rings longer than a call. */
final class MissCallHandler extends OnCall<MissCall> {

    @Override
    Boundary more(MissCall command, Live live, CallScene scene) {
        return scene.unanswered(live);
    }

    @Override
    Decision during(MissCall command, Live live, CallScene scene) {
        Duration patience = live.started().media() == Media.TEXT ? command.patience() : command.ringTime();
        Map<UUID, Instant> ends = new LinkedHashMap<>();
        live.seats().forEach((person, seat) -> {
            if (seat instanceof Rung(Instant since)) {
                ends.put(person, since.plus(patience));
            }
        });
        Set<UUID> missing = new LinkedHashSet<>(ends.keySet());
        missing.removeIf(person -> command.at().isBefore(ends.get(person)));
        if (!missing.isEmpty()) {
            return Decision.accept(missed(command, live, missing, scene).all());
        }
        return ends.values().stream()
                .min(Instant::compareTo)
                .map(earliest -> Decision.reject(new Rejection.NotYet(earliest)))
                .orElseGet(Decision::already);
    }

    private static CallEvents missed(MissCall command, Live live, Set<UUID> missing, CallScene scene) {
        CallEvents events = new CallEvents(live.started(), null, command.at());
        for (UUID person : missing) {
            events.missed(person);
            if (scene.owes(person).isEmpty()) {
                events.owes(person, scene.replyTo(person), null, null);
            }
        }
        Unanswered.end(events, live, missing, scene, command.at());
        return events;
    }

    @Override
    Decision afterwards(MissCall command, Ended ended, CallScene scene) {
        return Decision.already();
    }
}
