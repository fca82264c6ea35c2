package dev.duplex.query.search;

import java.util.HashMap;
import java.util.Map;

/**
 * How far the index is, kept in its commits.
 *
 * @param position the first position that is not in it
 * @param lastPosition of the last event looked at, -1 for none
 * @param lastEvent the identifier of that event
 */
record Progress(long position, long lastPosition, String lastEvent) {

    static final Progress NONE = new Progress(0, -1, "");

    static Progress of(Map<String, String> commit) {
        return commit.containsKey("position")
                ? new Progress(
                        Long.parseLong(commit.getOrDefault("position", "0")),
                        Long.parseLong(commit.getOrDefault("last.position", "-1")),
                        commit.getOrDefault("last.event", ""))
                : NONE;
    }

    Map<String, String> asCommit() {
        Map<String, String> commit = new HashMap<>();
        commit.put("version", Integer.toString(Fields.VERSION));
        commit.put("position", Long.toString(position));
        commit.put("last.position", Long.toString(lastPosition));
        commit.put("last.event", lastEvent);
        return commit;
    }
}
