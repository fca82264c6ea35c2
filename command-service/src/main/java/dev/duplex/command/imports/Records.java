package dev.duplex.command.imports;

import dev.duplex.events.DuplexEvent;
import java.util.ArrayList;
import java.util.List;

/** Records of a source as the events that they bring, in their order. Of one thread. */
final class Records {

    private final List<DuplexEvent> events = new ArrayList<>();

    /** Of each record how many events there are up to its last one. */
    private final List<Integer> ends = new ArrayList<>();

    /** @param brings none where the record adds nothing */
    void add(List<DuplexEvent> brings) {
        events.addAll(brings);
        ends.add(events.size());
    }

    void addAll(Records others) {
        int before = events.size();
        events.addAll(others.events);
        others.ends.forEach(end -> ends.add(before + end));
    }

    List<DuplexEvent> events() {
        return events;
    }

    int size() {
        return ends.size();
    }

    /** How many records are through when so many events are. */
    int through(int happened) {
        int low = 0;
        int high = ends.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends.get(middle) <= happened) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
