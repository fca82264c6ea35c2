package dev.duplex.query.inbox;

import dev.duplex.events.documentation.ActionItemEvent.ActionItemAssigned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that a person is still to do. */
public record OpenAction(
        UUID id,
        String text,
        @Nullable Instant due,
        @Nullable UUID message,
        @Nullable UUID call,
        Instant since) {

    /** What is assigned anew stays where it is. */
    static List<OpenAction> after(List<OpenAction> actions, ActionItemAssigned assigned) {
        Instant since = actions.stream()
                .filter(action -> action.id().equals(assigned.action()))
                .findFirst()
                .map(OpenAction::since)
                .orElse(assigned.at());
        OpenAction now = new OpenAction(
                assigned.action(), assigned.text(), assigned.due(), assigned.message(), assigned.call(), since);
        boolean known = actions.stream().anyMatch(action -> action.id().equals(now.id()));
        return known
                ? actions.stream()
                        .map(action -> action.id().equals(now.id()) ? now : action)
                        .toList()
                : Stream.concat(actions.stream(), Stream.of(now)).toList();
    }

    static List<OpenAction> without(List<OpenAction> actions, UUID id) {
        return actions.stream().filter(action -> !action.id().equals(id)).toList();
    }
}
