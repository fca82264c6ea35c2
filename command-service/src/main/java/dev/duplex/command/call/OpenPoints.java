package dev.duplex.command.call;

import dev.duplex.command.call.CallCommand.ContinueLater;
import dev.duplex.command.call.CallCommand.Point;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.transition.OpenPoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a call left open, as owed replies and action items. */
record OpenPoints(ContinueLater command) {

    /** An action item has the same id however often it is asked for. */
    List<OpenPoint> open() {
        List<OpenPoint> open = new ArrayList<>();
        for (Point point : command.points()) {
            UUID action =
                    UUID.nameUUIDFromBytes((command.call() + " point " + open.size()).getBytes(StandardCharsets.UTF_8));
            open.add(new OpenPoint(
                    point.text(), point.owner(), point.due(), point.kind() == Point.Kind.ACTION ? action : null));
        }
        return open;
    }

    void write(CallEvents events, CallStarted call, CallScene scene) {
        List<OpenPoint> open = open();
        Map<UUID, List<OpenPoint>> replies = open.stream()
                .filter(point -> point.action() == null)
                .collect(Collectors.groupingBy(OpenPoint::owner, LinkedHashMap::new, Collectors.toList()));
        replies.forEach((owner, points) -> owes(events, owner, points, scene));
        List<ReplyDeferred> debts = events.debts();
        open.stream()
                .filter(point -> point.action() != null)
                .map(point -> assigned(point, call))
                .forEach(events::add);
        events.continuedLater(
                List.copyOf(replies.keySet()), open, command.reason(), scene.answerLikely(debts, command.at()));
    }

    /** One debt for all, due when the first of them is. */
    private static void owes(CallEvents events, UUID owner, List<OpenPoint> points, CallScene scene) {
        Instant due = points.stream()
                .map(OpenPoint::due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        String note = points.stream().map(OpenPoint::text).collect(Collectors.joining("\n"));
        events.owes(owner, scene.replyTo(owner), due, note);
    }

    private ActionItemAssigned assigned(OpenPoint point, CallStarted call) {
        return new ActionItemAssigned(
                call.workspace(),
                call.conversation(),
                Objects.requireNonNull(point.action()),
                point.text(),
                point.owner(),
                point.due(),
                call.escalatedFrom(),
                call.call(),
                command.by(),
                command.at());
    }
}
