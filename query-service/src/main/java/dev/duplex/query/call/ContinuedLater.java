package dev.duplex.query.call;

import dev.duplex.events.transition.OpenPoint;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import dev.duplex.query.graphql.PersonRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a call went back to messages. Part of documents.
 *
 * @param owing who owes a reply
 * @param points what is still open
 * @param reason why it goes on later, null where nobody said
 * @param answerLikelyAt when one of those who owe a reply can be reached next, null where that is not in sight
 */
public record ContinuedLater(
        List<UUID> owing,
        List<OpenPoint> points,
        @Nullable String reason,
        @Nullable Instant answerLikelyAt,
        @Nullable UUID by,
        Instant at) {

    public static ContinuedLater of(ConversationContinuedLater later) {
        return new ContinuedLater(
                later.owing(), later.points(), later.reason(), later.answerLikelyAt(), later.by(), later.at());
    }

    /** As the schema has it. */
    public record View(
            List<PersonRef> owing,
            List<PointView> points,
            @Nullable String reason,
            @Nullable Instant answerLikelyAt,
            @Nullable PersonRef by,
            Instant at) {

        public static @Nullable View of(@Nullable ContinuedLater of) {
            return of == null
                    ? null
                    : new View(
                            PersonRef.all(of.owing()),
                            PointView.of(of.points()),
                            of.reason(),
                            of.answerLikelyAt(),
                            PersonRef.ofNullable(of.by()),
                            of.at());
        }
    }

    /** An {@link OpenPoint} as the schema has it. */
    public record PointView(
            String text,
            PersonRef owner,
            @Nullable Instant due,
            @Nullable UUID action) {

        public static List<PointView> of(List<OpenPoint> points) {
            return points.stream()
                    .map(point ->
                            new PointView(point.text(), new PersonRef(point.owner()), point.due(), point.action()))
                    .toList();
        }
    }
}
