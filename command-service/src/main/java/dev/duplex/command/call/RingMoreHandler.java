package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.RingMore;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Present;
import dev.duplex.command.call.CallState.Rung;
import dev.duplex.command.call.CallState.Turned;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallStarted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Rings people whom nobody rings yet. Who is turned away again for the same reason is told of again and not written twice. The
 * call goes on also where it rings nobody: whoever is in it knows, and may insist.
 */
final class RingMoreHandler extends OnCall<RingMore> {

    @Override
    Boundary more(RingMore command, Live live, CallScene scene) {
        CallStarted call = live.started();
        return command.people().stream()
                .map(person -> CallScene.owedBy(call.conversation(), person))
                .reduce(
                        scene.written(call)
                                .and(Reach.boundary(
                                        call.workspace(),
                                        call.conversation(),
                                        command.people(),
                                        scene.known(),
                                        command.at())),
                        Boundary::and);
    }

    @Override
    Decision during(RingMore command, Live live, CallScene scene) {
        if (live.present(command.by()).isEmpty()) {
            return Decision.reject(
                    new CallRejections.NotInCall(command.by(), command.call().toString(), "Duplex-Person"));
        }
        Optional<UUID> outsider = command.people().stream()
                .filter(person -> !scene.membership().has(person))
                .findFirst();
        return outsider.map(person -> Decision.reject(
                        new Rejection.NotAParticipant(live.started().conversation(), person, "people")))
                .orElseGet(() -> ring(command, live, scene));
    }

    private static Decision ring(RingMore command, Live live, CallScene scene) {
        Set<UUID> there = new HashSet<>(live.in(Present.class));
        there.addAll(live.in(Rung.class));
        List<UUID> people = command.people().stream()
                .distinct()
                .filter(person -> !there.contains(person))
                .toList();
        Bells bells =
                new Bells(scene.membership(), scene.known(), command.by(), command.urgent(), Set.of(), command.at());
        CallEvents events = new CallEvents(live.started(), command.by(), command.at());
        List<CallDeclined> before = new ArrayList<>();
        for (Bells.Bell bell : bells.of(people, there)) {
            switch (bell) {
                case Bells.Rings(UUID person) -> events.rung(person);
                case Bells.TurnedAway away ->
                    same(away, live)
                            .ifPresentOrElse(
                                    before::add,
                                    () -> events.turnedAway(
                                            away, scene.owes(away.person()).isEmpty(), scene.replyTo(away.person())));
            }
        }
        return Decision.accept(events.all(), before);
    }

    private static Optional<CallDeclined> same(Bells.TurnedAway away, Live live) {
        return live.seats().get(away.person()) instanceof Turned(var declined)
                ? declined.filter(before -> before.by() == null
                        && before.reason() == away.reason()
                        && Objects.equals(before.until(), away.until())
                        && Objects.equals(before.standIn(), away.standIn()))
                : Optional.empty();
    }

    @Override
    Decision afterwards(RingMore command, Ended ended, CallScene scene) {
        return over(command);
    }
}
