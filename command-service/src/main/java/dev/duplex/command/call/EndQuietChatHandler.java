package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.EndQuietChat;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Present;
import dev.duplex.command.call.CallState.Rung;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.Media;
import java.time.Instant;
import java.util.stream.Stream;

/** Nobody wrote or came for long: the live chat is over. While it only rings, its patience counts instead. */
final class EndQuietChatHandler extends OnCall<EndQuietChat> {

    @Override
    Boundary more(EndQuietChat command, Live live, CallScene scene) {
        return CallScene.chat(live.started());
    }

    @Override
    Decision during(EndQuietChat command, Live live, CallScene scene) {
        boolean onlyRings = !live.answered() && !live.in(Rung.class).isEmpty();
        if (live.started().media() != Media.TEXT || onlyRings) {
            return Decision.already();
        }
        Instant quietAt = lastStir(live, scene).plus(command.quiet());
        return command.at().isBefore(quietAt)
                ? Decision.reject(new Rejection.NotYet(quietAt))
                : Decision.accept(new CallEvents(live.started(), null, command.at())
                        .ended(live, EndReason.QUIET)
                        .all());
    }

    private static Instant lastStir(Live live, CallScene scene) {
        Stream<Instant> joins = live.in(Present.class).stream()
                .map(person -> live.present(person).orElseThrow().since());
        return Stream.concat(joins, scene.written().last().stream())
                .max(Instant::compareTo)
                .orElse(live.started().at());
    }

    @Override
    Decision afterwards(EndQuietChat command, Ended ended, CallScene scene) {
        return Decision.already();
    }
}
