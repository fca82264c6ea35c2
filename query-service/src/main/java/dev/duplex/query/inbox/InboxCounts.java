package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.List;
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

    static InboxCounts of(List<Row> rows, Instant now) {
        List<Row> awake = rows.stream()
                .filter(row -> !row.matches(InboxFilter.SNOOZED, now))
                .toList();
        List<Row> heard = awake.stream()
                .filter(row -> !row.entry().own().attention().mutedAt(now))
                .toList();
        return new InboxCounts(
                count(heard, InboxFilter.UNREAD, now),
                sum(heard, row -> row.entry().unread().messages()),
                sum(awake, Row::mentions),
                count(awake, InboxFilter.WAITING_ON_ME, now),
                count(awake, InboxFilter.WAITING_ON_OTHERS, now),
                sum(awake, row -> row.entry().own().owed().size()),
                count(awake, InboxFilter.OVERDUE, now),
                sum(awake, row -> row.entry().own().actions().size()),
                rows.size() - (long) awake.size());
    }

    private static long count(List<Row> rows, InboxFilter filter, Instant now) {
        return rows.stream().filter(row -> row.matches(filter, now)).count();
    }

    private static long sum(List<Row> rows, ToLongFunction<Row> of) {
        return rows.stream().mapToLong(of).sum();
    }
}
