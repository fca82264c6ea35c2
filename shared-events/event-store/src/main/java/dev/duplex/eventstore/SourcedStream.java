package dev.duplex.eventstore;

import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** Entries that are there already, and a last one: what Axon's own streams over a list would make anew for each reader. */
final class SourcedStream implements MessageStream<EventMessage> {

    private final List<Entry<EventMessage>> entries;
    private final Entry<EventMessage> last;
    private int next;

    SourcedStream(List<Entry<EventMessage>> entries, Entry<EventMessage> last) {
        this.entries = entries;
        this.last = last;
    }

    private @Nullable Entry<EventMessage> current() {
        if (next < entries.size()) {
            return entries.get(next);
        }
        return next == entries.size() ? last : null;
    }

    @Override
    public Optional<Entry<EventMessage>> next() {
        Entry<EventMessage> entry = current();
        next += entry == null ? 0 : 1;
        return Optional.ofNullable(entry);
    }

    @Override
    public Optional<Entry<EventMessage>> peek() {
        return Optional.ofNullable(current());
    }

    @Override
    public void setCallback(Runnable callback) {
        callback.run();
    }

    @Override
    public Optional<Throwable> error() {
        return Optional.empty();
    }

    @Override
    public boolean isCompleted() {
        return current() == null;
    }

    @Override
    public boolean hasNextAvailable() {
        return current() != null;
    }

    @Override
    public void close() {
        next = entries.size() + 1;
    }
}
