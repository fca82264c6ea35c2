package dev.duplex.query.projection;

import dev.duplex.eventstore.DeadLetter;
import dev.duplex.eventstore.EventLookup.Found;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dead letter for people.
 *
 * @param id for looking at it, retrying and discarding it
 * @param processor the projection, with the generation where it is not the first
 * @param position of the event that failed
 * @param waiting events of the same sequence behind it
 * @param behind the parked sequence that it needs, where it did not fail itself
 * @param event only when one letter is looked at
 */
record DeadLetterView(
        String id,
        String processor,
        String sequence,
        long position,
        long waiting,
        @Nullable String behind,
        DeadLetter.Cause cause,
        Instant firstFailed,
        Instant lastFailed,
        int tries,
        @Nullable EventView event) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The event as it is in the log. */
    record EventView(
            String id, String type, String version, Instant at, long position, List<String> tags, JsonNode payload) {

        private static EventView of(Found found) {
            return new EventView(
                    found.id(),
                    found.type(),
                    found.version(),
                    found.at(),
                    found.position(),
                    found.tags().stream()
                            .map(tag -> tag.key() + "=" + tag.value())
                            .sorted()
                            .toList(),
                    JSON.readTree(found.json()));
        }
    }

    static DeadLetterView of(DeadLetter letter) {
        return of(letter, Optional.empty());
    }

    static DeadLetterView of(DeadLetter letter, Optional<Found> event) {
        return new DeadLetterView(
                letter.id(),
                letter.processor(),
                letter.sequence(),
                letter.position(),
                letter.waiting(),
                letter.behind().orElse(null),
                letter.cause(),
                letter.firstFailed(),
                letter.lastFailed(),
                letter.tries(),
                event.map(EventView::of).orElse(null));
    }
}
