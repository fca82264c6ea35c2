package dev.duplex.command.agenda;

import dev.duplex.command.bus.CommandSlice;
import dev.duplex.command.decision.Boundary;
import dev.duplex.command.decision.Decider;
import dev.duplex.command.decision.Decision;
import dev.duplex.command.decision.Rejection;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.replylater.ReplyLaterEvent;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyReminded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** An automation as simple as one can be: who put off a reply is reminded once. */
final class Reminders implements Automation {

    record Remind(UUID message, Instant at) {}

    /** @param deferred what still stands */
    record State(Optional<ReplyDeferred> deferred) {}

    private static final class RemindHandler implements Decider<Remind, State> {
        @Override
        public Boundary boundary(Remind command) {
            return Boundary.of(
                    EventTag.message(command.message()),
                    ReplyDeferred.class,
                    ReplyDeferralDropped.class,
                    ReplyReminded.class);
        }

        @Override
        public State initial() {
            return new State(Optional.empty());
        }

        @Override
        public State evolve(State state, DuplexEvent event) {
            return new State(
                    event instanceof ReplyDeferred deferred ? Optional.of(deferred) : Optional.<ReplyDeferred>empty());
        }

        /** What has a note is due ten minutes later than its event says. */
        @Override
        public Decision decide(Remind command, State state) {
            Optional<Instant> later = state.deferred()
                    .filter(deferred -> deferred.note() != null)
                    .map(deferred -> deferred.until().plusSeconds(600))
                    .filter(command.at()::isBefore);
            if (later.isPresent()) {
                return Decision.reject(new Rejection.NotYet(later.get()));
            }
            return state.deferred()
                    .filter(deferred -> !command.at().isBefore(deferred.until()))
                    .map(deferred -> Decision.accept(new ReplyReminded(
                            deferred.workspace(),
                            deferred.conversation(),
                            deferred.message(),
                            null,
                            deferred.person(),
                            null,
                            command.at())))
                    .orElseGet(Decision::already);
        }
    }

    private final String version;
    final AtomicInteger sent = new AtomicInteger();
    final AtomicInteger toFail = new AtomicInteger();

    Reminders(String version) {
        this.version = version;
    }

    static CommandSlice<Remind> slice() {
        return new CommandSlice<>(Remind.class, new RemindHandler());
    }

    @Override
    public String name() {
        return "reminders";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Set<Class<? extends DuplexEvent>> hears() {
        return Set.of(ReplyDeferred.class, ReplyDeferralDropped.class);
    }

    @Override
    public List<AgendaChange> changes(DuplexEvent event) {
        String key = ((ReplyLaterEvent) event).message().toString();
        return event instanceof ReplyDeferred deferred
                ? List.of(new AgendaChange.Put(key, deferred.until(), Map.of("message", deferred.message())))
                : List.of(new AgendaChange.Remove(key));
    }

    @Override
    public Object command(AgendaEntry entry, Instant now) {
        sent.incrementAndGet();
        if (toFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("the database is away");
        }
        return new Remind(entry.id("message"), now);
    }
}
