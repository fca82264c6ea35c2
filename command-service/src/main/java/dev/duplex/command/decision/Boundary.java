package dev.duplex.command.decision;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The part of the log that a decision depends on: events of any clause. Immutable. */
public record Boundary(List<Clause> clauses) {

    public static final Boundary NONE = new Boundary(List.of());

    /** Events of one of the types that carry the tag. */
    public record Clause(EventTag tag, Set<Class<? extends DuplexEvent>> types) {}

    public Boundary {
        clauses = List.copyOf(clauses);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Boundary of(EventTag tag, Class<? extends DuplexEvent>... types) {
        return new Boundary(List.of(new Clause(tag, Set.of(types))));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Boundary and(EventTag tag, Class<? extends DuplexEvent>... types) {
        List<Clause> more = new ArrayList<>(clauses);
        more.add(new Clause(tag, Set.of(types)));
        return new Boundary(more);
    }

    public Boundary and(Boundary other) {
        List<Clause> more = new ArrayList<>(clauses);
        more.addAll(other.clauses);
        return new Boundary(more);
    }
}
