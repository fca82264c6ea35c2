package dev.duplex.eventstore;

import dev.duplex.eventstore.DeadLetters.Lease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.jspecify.annotations.Nullable;

/**
 * Hands parked sequences to their handler again, from the log, on whichever node. While it works on one it holds the letter's
 * lease, and the processor itself leaves the sequence alone as long as there is a letter: the two never handle it at once.
 * Thread-safe if the handler is.
 */
public final class DeadLetterRetry {

    private static final int CHUNK = 500;

    private final MongoEventStorageEngine engine;
    private final DeadLetters letters;
    private final SequencedHandler handler;

    /** A retry for the letters of one handler. */
    public DeadLetterRetry(MongoEventStorageEngine engine, DeadLetters letters, SequencedHandler handler) {
        this.engine = engine;
        this.letters = letters;
        this.handler = handler;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /**
         * Everything that was parked is handled.
         *
         * @param sequences what went on, those that waited for it included
         */
        record Done(List<String> sequences) implements Outcome {}

        /**
         * It failed again.
         *
         * @param position at which event
         */
        record Failed(long position, DeadLetter.Cause cause) implements Outcome {}

        /** It needs another sequence, which is parked. */
        record Blocked(long position, String behind) implements Outcome {}

        /** There is no such letter. */
        record Gone() implements Outcome {}

        /** Somebody else works on it. */
        record Busy() implements Outcome {}

        /** Another event than the one named is at its head now. */
        record Moved(long position) implements Outcome {}
    }

    /** Tries a parked sequence again. */
    public Outcome retry(String id) {
        return retry(id, OptionalLong.empty());
    }

    /**
     * Leaves out the first event of a parked sequence for good, and goes on with those behind it.
     *
     * @param position of the event meant
     */
    public Outcome discard(String id, long position) {
        return retry(id, OptionalLong.of(position));
    }

    private Outcome retry(String id, OptionalLong discarded) {
        Optional<Lease> leased = letters.lease(id);
        if (leased.isEmpty()) {
            return letters.find(id).isPresent() ? new Outcome.Busy() : new Outcome.Gone();
        }
        Lease lease = leased.get();
        Outcome outcome;
        try {
            outcome = work(lease, discarded);
        } catch (RuntimeException | Error e) {
            release(lease, e);
            throw e;
        }
        return outcome instanceof Outcome.Done ? withThoseBehind(lease.letter()) : outcome;
    }

    private void release(Lease lease, Throwable failure) {
        try {
            letters.release(lease);
        } catch (RuntimeException unreleased) { // it ends by itself
            failure.addSuppressed(unreleased);
        }
    }

    private Outcome withThoseBehind(DeadLetter letter) {
        List<String> sequences = new ArrayList<>(List.of(letter.sequence()));
        for (DeadLetter behind : letters.behind(letter.processor(), letter.sequence())) {
            if (retry(behind.id()) instanceof Outcome.Done(List<String> more)) {
                sequences.addAll(more);
            }
        }
        return new Outcome.Done(List.copyOf(sequences));
    }

    private Outcome work(Lease first, OptionalLong discarded) {
        DeadLetter letter = first.letter();
        if (discarded.isPresent() && discarded.getAsLong() != letter.position()) {
            letters.release(first);
            return new Outcome.Moved(letter.position());
        }
        discarded.ifPresent(position -> letters.discard(letter.processor(), position));
        Run run = new Run(first, discarded);
        long from = discarded.isPresent() ? letter.position() + 1 : letter.position();
        while (run.stopped == null) {
            long end = run.lease.letter().end();
            run.through(from, end);
            from = end;
            if (run.stopped == null && !letters.done(run.lease)) {
                run.lease = letters.renew(run.lease);
            } else if (run.stopped == null) {
                return new Outcome.Done(List.of(letter.sequence()));
            }
        }
        return run.stopped;
    }

    /** One retry of one sequence. */
    private final class Run {

        private Lease lease;
        /** What else is parked, as of the latest chunk. */
        private Map<String, Long> parked;

        private long handled;
        private @Nullable Outcome stopped;

        private Run(Lease lease, OptionalLong discarded) {
            this.lease = lease;
            this.parked = letters.parked(handler.name());
            this.handled = discarded.isPresent() ? 1 : 0;
        }

        private void through(long from, long end) {
            EventCriteria criteria = handler.sequencing().events(lease.letter().sequence());
            if (criteria.equals(EventCriteria.havingAnyTag())) {
                scan(from, end);
            } else {
                source(criteria, from, end);
            }
        }

        private void source(EventCriteria criteria, long from, long end) {
            List<EventMessage> events = new ArrayList<>();
            SourcingCondition condition =
                    SourcingCondition.conditionFor(new GlobalIndexConsistencyMarker(from).position(), criteria);
            MessageStream<EventMessage> found = engine.source(condition, null);
            found.error().ifPresent(DeadLetterRetry::unreadable);
            while (found.hasNextAvailable()) {
                EventMessage event = found.next().orElseThrow().message();
                if (!(event instanceof TerminalEventMessage) && EventPositions.of(event) < end && belongs(event)) {
                    events.add(event);
                }
            }
            for (int i = 0; i < events.size() && stopped == null; i += CHUNK) {
                apply(events.subList(i, Math.min(events.size(), i + CHUNK)));
            }
        }

        private void scan(long from, long end) {
            try (LogCursor cursor = engine.cursor(from)) {
                while (cursor.position() < end && stopped == null) {
                    List<LogDocument> documents = cursor.next(CHUNK);
                    if (documents.isEmpty()) {
                        throw new IllegalStateException("The log ends before " + end);
                    }
                    apply(documents.stream()
                            .flatMap(document -> document.events().stream())
                            .filter(event -> event.position() >= from && event.position() < end)
                            .<EventMessage>map(event -> event)
                            .filter(this::belongs)
                            .toList());
                }
            }
        }

        private boolean belongs(EventMessage event) {
            if (!handler.wants(event)) {
                return false;
            }
            String sequence = handler.sequencing().of(event).sequence();
            String ours = lease.letter().sequence();
            return sequence.equals(ours) || (ours.equals(Sequencing.EVERYTHING) && !parked.containsKey(sequence));
        }

        private void apply(List<EventMessage> events) {
            lease = letters.renew(lease);
            parked = letters.parked(handler.name());
            for (int i = 0; i < events.size(); i++) {
                Optional<String> needed = needed(events.get(i));
                if (needed.isPresent()) {
                    inOrder(events.subList(0, i));
                    if (stopped == null) {
                        long position = EventPositions.of(events.get(i));
                        letters.blocked(lease, position, handled, needed.get());
                        stopped = new Outcome.Blocked(position, needed.get());
                    }
                    return;
                }
            }
            inOrder(events);
        }

        private Optional<String> needed(EventMessage event) {
            return handler.sequencing().of(event).needs().stream()
                    .filter(need -> parked.getOrDefault(need, Long.MAX_VALUE) <= EventPositions.of(event))
                    .findFirst();
        }

        private void inOrder(List<EventMessage> events) {
            if (events.isEmpty() || stopped != null) {
                return;
            }
            try {
                handler.apply(events);
                handled += events.size();
            } catch (RuntimeException | StackOverflowError failure) {
                if (Failures.isTransient(failure)) {
                    throw failure;
                }
                if (events.size() > 1) {
                    int half = events.size() / 2;
                    inOrder(events.subList(0, half));
                    inOrder(events.subList(half, events.size()));
                    return;
                }
                long position = EventPositions.of(events.getFirst());
                letters.failed(lease, position, handled, failure);
                stopped = new Outcome.Failed(position, DeadLetter.Cause.of(failure));
            }
        }
    }

    private static void unreadable(Throwable failure) {
        throw failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }
}
