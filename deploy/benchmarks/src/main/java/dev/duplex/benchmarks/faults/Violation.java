package dev.duplex.benchmarks.faults;

/** A promise that was not kept, and where. */
record Violation(Kind kind, String where) {

    enum Kind {
        /** A position that no event has, or that two have; or a document that does not hold what it says. */
        NOT_DENSE,
        APPEND_TWICE,
        EVENT_TWICE,
        /** In the log, and nobody meant to append it. */
        FOREIGN_EVENT,
        /** A document holds something else than the whole append and nothing but it. */
        APPEND_NOT_WHOLE,
        ACKNOWLEDGED_LOST,
        ACKNOWLEDGED_ELSEWHERE,
        /** The writer was told that it was not written. */
        REFUSED_BUT_WRITTEN,
        /** A matching event lies between the marker and the append. */
        CONDITION_BROKEN,
        /** No matching event lay behind the marker. */
        REJECTED_WITHOUT_REASON,
        /** Sourcing gave other events than the log has. */
        SOURCED_OTHERWISE,
        /** A reader skipped a position, or saw one twice. */
        READ_OUT_OF_ORDER,
        /** A reader saw at a position what the log does not hold there. */
        READ_OTHERWISE,
        /** A reader was given the beginning of an append without its rest. */
        READ_BY_HALVES,
        /** A process did not start, go on or end as it should. */
        STUCK
    }

    @Override
    public String toString() {
        return kind + ": " + where;
    }
}
