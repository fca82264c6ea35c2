package dev.duplex.benchmarks.peer;

/** Whose events are appended: in either case no two writers meet. */
enum Aggregates {
    /** A writer appends to one aggregate, with rising sequence numbers. */
    PER_WRITER,
    /** Every append creates an aggregate. */
    PER_APPEND
}
