package dev.duplex.query.search;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it was last where people answer each other: in a conversation, in a channel in each thread. Nobody has
 * answered what its last speaker said since anybody else did, and all else was answered.
 *
 * @param last the newest thing said
 * @param others the newest thing that anybody but the speaker said, null for none
 * @param run names what the speaker said since then
 * @param applied position of the last event applied to it
 */
record Turn(
        String place, UUID speaker, Moment last, @Nullable Moment others, UUID run, long applied) implements Kept {

    /**
     * @param turn after it
     * @param open whether nobody has answered it
     * @param closed the run that it answers as a whole
     * @param split whether it answers only what was said before it of the run that goes on
     */
    record Said(Turn turn, boolean open, @Nullable UUID closed, boolean split) {}

    static Turn begin(String place, UUID speaker, Moment said, UUID message, long position) {
        return new Turn(place, speaker, said, null, message, position);
    }

    Said after(UUID by, Moment said, UUID message, long position) {
        boolean same = by.equals(speaker);
        if (said.isAfter(last)) {
            return same
                    ? new Said(new Turn(place, speaker, said, others, run, position), true, null, false)
                    : new Said(new Turn(place, by, said, last, message, position), true, run, false);
        }
        boolean newest = others == null || said.isAfter(others);
        return same || !newest
                ? new Said(new Turn(place, speaker, last, others, run, position), same && newest, null, false)
                : new Said(new Turn(place, speaker, last, said, run, position), false, null, true);
    }

    boolean isOpen(UUID by, Moment said) {
        return by.equals(speaker) && (others == null || said.isAfter(others));
    }
}
