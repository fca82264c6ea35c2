package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one entry adds to the numbers of its inbox. What the clock decides is kept as the instant at which it does, for nothing
 * happens then.
 *
 * @param messages how many are unread
 * @param mentions how many of them mention the person
 * @param waitedFor whether somebody waits for the person
 * @param waiting whether the person waits for others
 * @param due when it is overdue, null for never
 * @param snoozedUntil null while not snoozed
 * @param mutedUntil null while not muted, {@link Instant#MAX} where it is until it is taken back
 */
record Tally(
        long messages,
        long mentions,
        boolean waitedFor,
        boolean waiting,
        long owed,
        long actions,
        @Nullable Instant due,
        @Nullable Instant snoozedUntil,
        @Nullable Instant mutedUntil) {

    /** Kept of what cannot be counted without asking who was available. */
    static final String WHOLE = "*";

    private static final String NEVER = "-";

    static Tally of(EntryDocument entry, long mentions, @Nullable Instant due) {
        Attention attention = entry.own().attention();
        Instant until = attention.mutedUntil();
        return new Tally(
                entry.unread().messages(),
                mentions,
                !entry.waits().asks().isEmpty(),
                entry.waits().others() != null,
                entry.own().owed().size(),
                entry.own().actions().size(),
                due,
                attention.snoozedUntil(),
                attention.muted() ? (until == null ? Instant.MAX : until) : null);
    }

    /**
     * As an entry carries it, so that an index has all that counts; empty where nothing does, and in a channel, where what
     * counts is found when it is read.
     */
    static Optional<String> kept(EntryDocument entry, @Nullable Instant due) {
        if (!entry.present() || entry.inChannel()) {
            return Optional.empty();
        }
        if (!entry.unread().here().isEmpty()) {
            return Optional.of(WHOLE);
        }
        Tally tally = of(entry, entry.unread().mentions().size(), due);
        return tally.counts() ? Optional.of(tally.written()) : Optional.empty();
    }

    private boolean counts() {
        return messages > 0
                || mentions > 0
                || waitedFor
                || waiting
                || owed > 0
                || actions > 0
                || due != null
                || snoozedUntil != null;
    }

    private String written() {
        return messages + " " + mentions + " " + waitedFor + " " + waiting + " " + owed + " " + actions + " "
                + written(due) + " " + written(snoozedUntil) + " " + written(mutedUntil);
    }

    private static String written(@Nullable Instant instant) {
        return instant == null
                ? NEVER
                : Long.toString(instant.equals(Instant.MAX) ? Long.MAX_VALUE : instant.toEpochMilli());
    }

    /** @param kept other than {@link #WHOLE} */
    static Tally read(String kept) {
        String[] parts = kept.split(" ");
        return new Tally(
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Boolean.parseBoolean(parts[2]),
                Boolean.parseBoolean(parts[3]),
                Long.parseLong(parts[4]),
                Long.parseLong(parts[5]),
                instant(parts[6]),
                instant(parts[7]),
                instant(parts[8]));
    }

    private static @Nullable Instant instant(String written) {
        if (written.equals(NEVER)) {
            return null;
        }
        long millis = Long.parseLong(written);
        return millis == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(millis);
    }

    boolean overdueAt(Instant now) {
        return due != null && !due.isAfter(now);
    }

    boolean snoozedAt(Instant now) {
        return snoozedUntil != null && snoozedUntil.isAfter(now);
    }

    boolean mutedAt(Instant now) {
        return mutedUntil != null && mutedUntil.isAfter(now);
    }
}
