package dev.duplex.query.analytics;

/**
 * How far the file is.
 *
 * @param position the first position that is not in it yet
 * @param lastEvent id of the event before that position, empty when there is none: whether a log is the one that was read
 */
record Progress(long position, String lastEvent) {

    static final Progress NONE = new Progress(0, "");
}
