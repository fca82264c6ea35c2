package dev.duplex.query.projection;

import dev.duplex.eventstore.DeadLetter;
import dev.duplex.eventstore.DeadLetterRetry;
import dev.duplex.eventstore.DeadLetterRetry.Outcome;
import dev.duplex.eventstore.DeadLetters;
import dev.duplex.eventstore.EventLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/deadletters}: what projections have parked. {@code GET} lists or shows one with its event, {@code POST}
 * tries one or all of a projection again, {@code DELETE} with the event's position leaves it out for good.
 */
@Component
@WebEndpoint(id = "deadletters")
final class DeadLettersEndpoint {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 500;

    private final Projections projections;
    private final DeadLetters letters;
    private final EventLookup events;

    DeadLettersEndpoint(Projections projections, DeadLetters letters, EventLookup events) {
        this.projections = projections;
        this.letters = letters;
        this.events = events;
    }

    /** A page of letters; {@code total} counts all of them, {@code page} from 0. */
    record Letters(long total, int page, int size, List<DeadLetterView> letters) {}

    @ReadOperation
    WebEndpointResponse<Object> list(@Nullable String projection, @Nullable String page, @Nullable String size) {
        OptionalInt number = number(page, 0, Integer.MAX_VALUE / LARGEST_PAGE, 0);
        OptionalInt length = number(size, 1, LARGEST_PAGE, PAGE);
        if (number.isEmpty() || length.isEmpty()) {
            return Problem.badRequest("page is a whole number from 0, size one from 1 to " + LARGEST_PAGE);
        }
        Optional<String> processor = Optional.empty();
        if (projection != null) {
            processor = processor(projection);
            if (processor.isEmpty()) {
                return unknown(projection);
            }
        }
        int wanted = length.getAsInt();
        return new WebEndpointResponse<>(new Letters(
                processor.map(letters::count).orElseGet(letters::count),
                number.getAsInt(),
                wanted,
                letters.list(processor, number.getAsInt() * wanted, wanted).stream()
                        .map(DeadLetterView::of)
                        .toList()));
    }

    private static OptionalInt number(@Nullable String text, int least, int most, int otherwise) {
        try {
            int number = text == null ? otherwise : Integer.parseInt(text);
            return number < least || number > most ? OptionalInt.empty() : OptionalInt.of(number);
        } catch (NumberFormatException malformed) {
            return OptionalInt.empty();
        }
    }

    /** By the projection's name, which means what is live, or the name of what is being built. */
    private Optional<String> processor(String name) {
        return projections
                .find(name)
                .map(ProjectionKeeper::liveProcessor)
                .or(() -> projections.all().stream()
                        .filter(keeper -> keeper.generationOf(name).isPresent())
                        .findFirst()
                        .map(keeper -> name));
    }

    private WebEndpointResponse<Object> unknown(String projection) {
        return Problem.notFound("There is no projection " + projection + "; there are "
                + projections.all().stream().map(ProjectionKeeper::name).toList());
    }

    @ReadOperation
    WebEndpointResponse<Object> look(@Selector String id) {
        return letters.find(id)
                .map(letter -> new WebEndpointResponse<Object>(DeadLetterView.of(letter, events.at(letter.position()))))
                .orElseGet(() -> gone(id));
    }

    private static WebEndpointResponse<Object> gone(String id) {
        return Problem.notFound("There is no dead letter " + id);
    }

    /** What a retry did. */
    record Retried(List<String> done) {}

    @WriteOperation
    WebEndpointResponse<Object> retry(@Selector String id) {
        return work(id, retry -> retry.retry(id));
    }

    /** What a retry of all letters did; {@code left} are parked still. */
    record AllRetried(List<String> done, long left) {}

    @WriteOperation
    WebEndpointResponse<Object> retryAll(@Nullable String projection) {
        if (projection == null) {
            return Problem.badRequest("Name the projection to retry: {\"projection\": \"...\"}");
        }
        Optional<String> processor = processor(projection);
        if (processor.isEmpty()) {
            return unknown(projection);
        }
        List<String> done = new ArrayList<>();
        int failed = 0;
        while (true) {
            // a retry takes letters away, what failed stays in front
            List<DeadLetter> next = letters.list(processor, failed, LARGEST_PAGE);
            if (next.isEmpty()) {
                break;
            }
            for (DeadLetter letter : next) {
                Outcome outcome =
                        retryOf(letter).map(retry -> retry.retry(letter.id())).orElseGet(Outcome.Gone::new);
                switch (outcome) {
                    case Outcome.Done(List<String> sequences) -> done.addAll(sequences);
                    case Outcome.Gone() -> {}
                    case Outcome.Failed _, Outcome.Blocked _, Outcome.Busy _, Outcome.Moved _ -> failed++;
                }
            }
        }
        return new WebEndpointResponse<>(new AllRetried(done, letters.count(processor.get())));
    }

    /** @param position of the event that is left out, so that nobody leaves out another one by mistake */
    @DeleteOperation
    WebEndpointResponse<Object> discard(@Selector String id, @Nullable String position) {
        long named;
        try {
            named = Long.parseLong(String.valueOf(position));
        } catch (NumberFormatException malformed) {
            return Problem.badRequest("Name the position of the event to leave out: ?position=...");
        }
        return work(id, retry -> retry.discard(id, named));
    }

    private WebEndpointResponse<Object> work(String id, Function<DeadLetterRetry, Outcome> work) {
        Outcome outcome = letters.find(id).flatMap(this::retryOf).map(work).orElseGet(Outcome.Gone::new);
        return switch (outcome) {
            case Outcome.Done(List<String> sequences) -> new WebEndpointResponse<>(new Retried(sequences));
            case Outcome.Failed(long position, DeadLetter.Cause cause) ->
                Problem.conflict(
                        "The event at position %d failed: %s: %s".formatted(position, cause.type(), cause.message()));
            case Outcome.Blocked(long position, String behind) ->
                Problem.conflict("The event at position %d needs %s, which is parked: retry that first"
                        .formatted(position, behind));
            case Outcome.Gone() -> gone(id);
            case Outcome.Busy() -> Problem.conflict("Somebody works on this dead letter: look again in a moment");
            case Outcome.Moved(long position) ->
                Problem.conflict("The event that failed is at position " + position + ": look at it first");
        };
    }

    private Optional<DeadLetterRetry> retryOf(DeadLetter letter) {
        return projections.all().stream()
                .flatMap(keeper -> keeper.generationOf(letter.processor()).map(keeper::retry).stream())
                .findFirst();
    }
}
