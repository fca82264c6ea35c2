package dev.duplex.query.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * What a person has not seen of a conversation. Messages are told apart by their number among those that count; customers
 * have numbers of their own, without private notes.
 *
 * @param count the number of the newest message; in a channel as of the last time that this was written
 * @param read up to which number the person has seen all
 * @param gone the numbers of retracted messages after that
 * @param mentions the numbers of the messages after that which mention the person, or everyone
 * @param here those which mention who was available
 */
public record Unread(long count, long read, List<Long> gone, List<Long> mentions, List<Here> here) {

    /** @param at when it was to be found out who was available */
    public record Here(long number, Instant at) {}

    static Unread from(long count) {
        return new Unread(count, count, List.of(), List.of(), List.of());
    }

    /** How many messages are unread, never negative. */
    long messages() {
        return count - read - gone.size();
    }

    Unread counted(long newest) {
        return new Unread(Math.max(count, newest), read, gone, mentions, here);
    }

    Unread readUpTo(long number) {
        long seen = Math.max(read, number);
        LongPredicate after = other -> other > seen;
        return new Unread(
                Math.max(count, seen),
                seen,
                gone.stream().filter(after::test).toList(),
                mentions.stream().filter(after::test).toList(),
                here.stream().filter(mention -> after.test(mention.number())).toList());
    }

    Unread retracted(long number) {
        return number <= read || gone.contains(number)
                ? this
                : new Unread(count, read, plus(gone, number), minus(mentions, number), hereWithout(number));
    }

    /** Whether and how the message mentions the person now. */
    Unread mentioned(long number, boolean named) {
        if (number <= read || gone.contains(number) || named == mentions.contains(number)) {
            return this;
        }
        return new Unread(count, read, gone, named ? plus(mentions, number) : minus(mentions, number), here);
    }

    /** As {@link #mentioned} for those who were available. */
    Unread mentionedHere(long number, Instant at, boolean broadcast) {
        if (number <= read || gone.contains(number)) {
            return this;
        }
        List<Here> others = hereWithout(number);
        return new Unread(
                count,
                read,
                gone,
                mentions,
                broadcast
                        ? Stream.concat(others.stream(), Stream.of(new Here(number, at)))
                                .toList()
                        : others);
    }

    private List<Here> hereWithout(long number) {
        return here.stream().filter(mention -> mention.number() != number).toList();
    }

    private static List<Long> plus(List<Long> numbers, long number) {
        List<Long> more = new ArrayList<>(numbers);
        more.add(number);
        more.sort(null);
        return more;
    }

    private static List<Long> minus(List<Long> numbers, long number) {
        return numbers.stream().filter(other -> other != number).toList();
    }
}
