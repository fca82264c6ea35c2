package dev.duplex.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sequence of events that a processor has parked, because it cannot digest one of them. The events are in the log, this
 * only says where.
 *
 * @param id stable for a processor and a sequence, fit for an address
 * @param processor which one parked it
 * @param sequence the sequence's name
 * @param position the log position of the event that failed, or that waits for {@code behind}
 * @param end exclusive: all events of the sequence from {@code position} up to here are parked
 * @param waiting how many events are parked after the first one
 * @param behind the parked sequence that this one needs, where it did not fail itself
 * @param cause why it failed last
 * @param firstFailed when the event at {@code position} failed first
 * @param lastFailed when it failed last
 * @param tries how often it failed
 */
public record DeadLetter(
        String id,
        String processor,
        String sequence,
        long position,
        long end,
        long waiting,
        Optional<String> behind,
        Cause cause,
        Instant firstFailed,
        Instant lastFailed,
        int tries) {

    /**
     * Why an event failed.
     *
     * @param type class of the exception
     * @param message what it says, cut where it is long
     * @param stack the first lines of its stack trace and of its causes'
     */
    public record Cause(String type, String message, List<String> stack) {

        private static final int LONGEST_MESSAGE = 1_000;
        private static final int FRAMES = 8;
        private static final int DEEPEST_CAUSE = 4;

        public Cause {
            stack = List.copyOf(stack);
        }

        static Cause of(Throwable failure) {
            List<String> lines = new ArrayList<>();
            Throwable each = failure;
            for (int depth = 0; each != null && depth < DEEPEST_CAUSE; depth++) {
                if (depth > 0) {
                    lines.add("caused by " + each.getClass().getName() + ": " + text(each));
                }
                StackTraceElement[] frames = each.getStackTrace();
                for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                    lines.add("at " + frames[i]);
                }
                each = each.getCause();
            }
            return new Cause(failure.getClass().getName(), text(failure), lines);
        }

        static Cause waitingFor(String sequence) {
            return new Cause("", "It needs " + sequence + ", which is parked", List.of());
        }

        private static String text(Throwable failure) {
            String message = String.valueOf(failure.getMessage());
            return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
        }
    }
}
