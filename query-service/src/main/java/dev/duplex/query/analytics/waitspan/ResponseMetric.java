package dev.duplex.query.analytics.waitspan;

/** What a wait span measures. */
public enum ResponseMetric {
    FIRST_RESPONSE(0),
    NEXT_RESPONSE(1),
    THREAD_FIRST_RESPONSE(2),
    REPLY(3),
    RING_TO_ANSWER(4);

    /** More than there will be metrics: stored span ids are made with it. */
    private static final int LIMIT = 16;

    private final int code;

    ResponseMetric(int code) {
        this.code = code;
    }

    /** Unique over all metrics and positions, and ascending with the position. */
    long spanAt(long position) {
        return position * LIMIT + code;
    }
}
