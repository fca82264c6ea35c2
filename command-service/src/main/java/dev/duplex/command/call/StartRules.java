package dev.duplex.command.call;

import dev.duplex.command.decision.Rejection;
import dev.duplex.events.call.Media;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** When a call may start. */
final class StartRules {

    private StartRules() {}

    /** The first thing that is in the way. */
    static Optional<Rejection> refusal(StartCall command, StartScene scene) {
        if (!scene.membership().has(command.by())) {
            return Optional.of(new Rejection.NotAParticipant(command.conversation(), command.by(), "Duplex-Person"));
        }
        if (scene.membership().closed()) {
            return Optional.of(
                    new Rejection.ConversationClosed(command.conversation().toString(), "conversation"));
        }
        Optional<UUID> outsider = command.ring().orElse(List.of()).stream()
                .filter(person -> !scene.membership().has(person))
                .findFirst();
        if (outsider.isPresent()) {
            return Optional.of(new Rejection.NotAParticipant(command.conversation(), outsider.get(), "ring"));
        }
        return origin(command, scene).or(() -> occasion(command, scene)).or(() -> inTheWay(command, scene));
    }

    /** Customers know of no private notes. */
    private static Optional<Rejection> origin(StartCall command, StartScene scene) {
        UUID from = command.escalatedFrom();
        if (from == null) {
            return Optional.empty();
        }
        boolean known = scene.escalatedFrom()
                .filter(message -> message.conversation().equals(command.conversation()))
                .filter(message -> !message.privateNote() || !isCustomer(command.by(), scene))
                .isPresent();
        if (!known) {
            return Optional.of(new Rejection.Unknown("message", from.toString(), "escalatedFrom"));
        }
        return scene.retracted()
                ? Optional.of(new Rejection.MessageRetracted(from.toString(), "escalatedFrom"))
                : Optional.empty();
    }

    private static boolean isCustomer(UUID person, StartScene scene) {
        PersonJoined joined = scene.known().joined().get(person);
        return joined != null && joined.kind() == PersonKind.CUSTOMER;
    }

    private static Optional<Rejection> occasion(StartCall command, StartScene scene) {
        return Optional.ofNullable(command.scheduled())
                .flatMap(scheduled -> scene.invitation().refusal(scheduled, command.conversation(), command.at()));
    }

    private static Optional<Rejection> inTheWay(StartCall command, StartScene scene) {
        Optional<Rejection> inProgress = scene.inProgress(command.conversation())
                .filter(call -> scene.chat(command).isEmpty())
                .map(call ->
                        new CallRejections.CallInProgress(call.started().call().toString()));
        return inProgress.or(() -> scene.whereabouts()
                .callOf(command.by())
                .filter(call -> command.media() != Media.TEXT)
                .map(call -> new CallRejections.BusyElsewhere(command.by(), call.toString())));
    }
}
