package dev.duplex.command.call;

import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** One active call a conversation, one live call a person; a live chat gives way to the call that it becomes. */
final class StartCallHandler implements Decider<StartCall, StartScene> {

    @Override
    public Boundary boundary(StartCall command) {
        List<UUID> concerned = new ArrayList<>(command.ring().orElse(List.of()));
        concerned.add(command.by());
        Boundary boundary = Membership.boundary(command.conversation(), Set.copyOf(concerned))
                .and(EventTag.conversation(command.conversation()), CallStarted.class, CallEnded.class)
                .and(EventTag.call(command.call()), CallStarted.class, CallDeclined.class)
                .and(EventTag.person(command.by()), CallJoined.class, CallLeft.class);
        if (command.escalatedFrom() != null) {
            boundary = boundary.and(
                            EventTag.message(command.escalatedFrom()), MessageSent.class, MessageRetracted.class)
                    .and(EventTag.person(command.by()), PersonJoined.class);
        }
        return command.scheduled() == null ? boundary : boundary.and(Invitation.boundary(command.scheduled()));
    }

    @Override
    public Boundary further(StartCall command, StartScene scene) {
        Optional<ConversationStarted> started = scene.membership().started();
        if (started.isEmpty() || scene.calls().get(command.call()) != null) {
            return Boundary.NONE;
        }
        return chat(command, scene)
                .and(Reach.boundary(
                        started.get().workspace(),
                        command.conversation(),
                        scene.ring(command, started.get()),
                        scene.known(),
                        command.at()));
    }

    /** The live chat that gives way. */
    static Boundary chat(StartCall command, StartScene scene) {
        return scene.chat(command)
                .map(call -> CallState.boundary(call.started().call()))
                .orElse(Boundary.NONE);
    }

    @Override
    public StartScene initial() {
        return StartScene.UNKNOWN;
    }

    @Override
    public StartScene evolve(StartScene scene, DuplexEvent event) {
        return scene.evolve(event);
    }

    @Override
    public Decision decide(StartCall command, StartScene scene) {
        Optional<ConversationStarted> started = scene.membership().started();
        if (started.isEmpty()) {
            return Decision.reject(
                    new Rejection.Unknown("conversation", command.conversation().toString(), "conversation"));
        }
        CallState same = scene.calls().get(command.call());
        if (same != null) {
            return again(command, same instanceof Live live ? live : ((CallState.Ended) same).was(), scene);
        }
        return StartRules.refusal(command, scene)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(new CallStart(command, started.get(), scene).events()));
    }

    private static Decision again(StartCall command, Live call, StartScene scene) {
        if (!same(command, call.started())) {
            return Decision.reject(new Rejection.IdTaken("id", command.call().toString()));
        }
        List<CallEvent> told = scene.told().getOrDefault(command.call(), List.of());
        return Decision.already(told.stream()
                .filter(event -> event.at().equals(call.started().at()))
                .toList());
    }

    /** Whom it rings counts where it was named: the others may have changed since. */
    private static boolean same(StartCall command, CallStarted other) {
        return command.conversation().equals(other.conversation())
                && command.by().equals(other.by())
                && command.media() == other.media()
                && command.urgent() == other.urgent()
                && command.ring()
                        .filter(ring -> !others(command, ring).equals(Set.copyOf(other.ring())))
                        .isEmpty()
                && Objects.equals(command.escalatedFrom(), other.escalatedFrom())
                && Objects.equals(command.scheduled(), other.scheduled());
    }

    private static Set<UUID> others(StartCall command, List<UUID> ring) {
        return ring.stream().filter(person -> !person.equals(command.by())).collect(Collectors.toUnmodifiableSet());
    }
}
