package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.ContinueLater;
import dev.duplex.command.call.CallCommand.Point;
import dev.duplex.command.call.CallState.Ended;
import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.Membership;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Anybody in the call ends it so, having said what is open; with nothing open that is ending it, which is the host's. */
final class ContinueLaterHandler extends OnCall<ContinueLater> {

    @Override
    public Boundary boundary(ContinueLater command) {
        return super.boundary(command).and(EventTag.call(command.call()), ConversationContinuedLater.class);
    }

    @Override
    Boundary more(ContinueLater command, Live live, CallScene scene) {
        List<UUID> people =
                new ArrayList<>(command.points().stream().map(Point::owner).toList());
        people.add(command.by());
        UUID conversation = live.started().conversation();
        return people.stream()
                .map(person -> CallScene.owedBy(conversation, person))
                .reduce(
                        Membership.boundary(conversation, people)
                                .and(Reach.availability(live.started().workspace(), people))
                                .and(scene.written(live.started())),
                        Boundary::and);
    }

    @Override
    Decision during(ContinueLater command, Live live, CallScene scene) {
        return refusal(command, live, scene)
                .map(Decision::reject)
                .orElseGet(() -> Decision.accept(ended(command, live, scene)));
    }

    private static List<DuplexEvent> ended(ContinueLater command, Live live, CallScene scene) {
        CallEvents events = new CallEvents(live.started(), command.by(), command.at());
        events.ended(live, EndReason.CONTINUED_LATER);
        new OpenPoints(command).write(events, live.started(), scene);
        return events.all();
    }

    private static Optional<Rejection> refusal(ContinueLater command, Live live, CallScene scene) {
        if (live.present(command.by()).isEmpty()) {
            return Optional.of(
                    new CallRejections.NotInCall(command.by(), command.call().toString(), "Duplex-Person"));
        }
        if (command.points().isEmpty() && !command.by().equals(live.host())) {
            return Optional.of(new CallRejections.NotTheHost(command.call(), live.host()));
        }
        if (command.points().stream().anyMatch(point -> point.kind() == Point.Kind.ACTION)
                && isVisitor(command.by(), scene)) {
            return Optional.of(new Rejection.ReadsOnly(command.by()));
        }
        return command.points().stream()
                .map(point -> refusal(command, point, live, scene))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Rejection> refusal(ContinueLater command, Point point, Live live, CallScene scene) {
        String field = "points[" + command.points().indexOf(point) + "]";
        if (!scene.membership().has(point.owner())) {
            return Optional.of(
                    new Rejection.NotAParticipant(live.started().conversation(), point.owner(), field + ".owner"));
        }
        return Optional.ofNullable(point.due())
                .filter(due -> !due.isAfter(command.at()))
                .map(due -> new Rejection.InThePast(field + ".due", due));
    }

    /** Guests and customers assign nothing to do. */
    private static boolean isVisitor(UUID person, CallScene scene) {
        return scene.membership().present().get(person) == ParticipantRole.GUEST
                || Optional.ofNullable(scene.known().joined().get(person))
                        .filter(joined -> joined.kind() == PersonKind.CUSTOMER)
                        .isPresent();
    }

    @Override
    Decision afterwards(ContinueLater command, Ended ended, CallScene scene) {
        return scene.continued()
                        .filter(later -> command.by().equals(later.by())
                                && Objects.equals(command.reason(), later.reason())
                                && new OpenPoints(command).open().equals(later.points()))
                        .isPresent()
                ? Decision.already()
                : over(command);
    }
}
