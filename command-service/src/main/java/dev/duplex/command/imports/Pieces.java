package dev.duplex.command.imports;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageSent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cuts history into pieces that each fit into one append, which is one MongoDB document. */
final class Pieces {

    private static final int MOST_EVENTS = 100;

    /** A character takes up to six bytes as JSON, and a document has 16 MiB. */
    private static final long MOST_TEXT = 2_000_000;

    private Pieces() {}

    /** @param text characters of the events together */
    static boolean full(int events, long text) {
        return events >= MOST_EVENTS || text >= MOST_TEXT;
    }

    /** All of it in its order; an event that is larger than a piece is a piece by itself. */
    static List<List<DuplexEvent>> of(List<DuplexEvent> history) {
        List<List<DuplexEvent>> pieces = new ArrayList<>();
        int from = 0;
        long text = 0;
        for (int next = 0; next < history.size(); next++) {
            long more = text(history.get(next));
            if (next > from && (next - from == MOST_EVENTS || text + more > MOST_TEXT)) {
                pieces.add(List.copyOf(history.subList(from, next)));
                from = next;
                text = 0;
            }
            text += more;
        }
        if (from < history.size()) {
            pieces.add(List.copyOf(history.subList(from, history.size())));
        }
        return pieces;
    }

    private static long text(DuplexEvent event) {
        return switch (event) {
            case MessageSent sent ->
                sent.text().length()
                        + sent.attachments().stream().mapToLong(Pieces::text).sum();
            case MessageEdited edited -> edited.text().length();
            default -> 0;
        };
    }

    private static long text(FileReference file) {
        return (long) file.name().length()
                + Objects.requireNonNullElse(file.url(), "").length();
    }
}
