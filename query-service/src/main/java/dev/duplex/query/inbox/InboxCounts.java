package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** A person's inbox in numbers, as the schema has it. */
record InboxCounts(
        long unread,
        long unreadMessages,
        long mentions,
        long waitingOnMe,
        long waitingOnOthers,
        long owed,
        long overdue,
        long actionItems,
        long snoozed) {

    static InboxCounts of(List<Tally> all, Instant now) {
        List<Tally> awake = all.stream().filter(tally -> !tally.snoozedAt(now)).toList();
        List<Tally> heard = awake.stream().filter(tally -> !tally.mutedAt(now)).toList();
        return new InboxCounts(
                count(heard, tally -> tally.messages() > 0),
                sum(heard, Tally::messages),
                sum(awake, Tally::mentions),
                count(awake, Tally::waitedFor),
                count(awake, Tally::waiting),
                sum(awake, Tally::owed),
                count(awake, tally -> tally.overdueAt(now)),
                sum(awake, Tally::actions),
                all.size() - (long) awake.size());
    }

    private static long count(List<Tally> tallies, Predicate<Tally> which) {
        return tallies.stream().filter(which).count();
    }

    private static long sum(List<Tally> tallies, ToLongFunction<Tally> of) {
        return tallies.stream().mapToLong(of).sum();
    }
}
