package dev.duplex.command.call;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallHostChanged;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.CallEvent.CallSummarized;
import dev.duplex.events.call.Media;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What must hold of calls after each append, whoever raced; told from the events alone. */
final class CallRules {

    private static final class Call {
        private final CallStarted started;
        private final Set<UUID> there = new HashSet<>();
        private final Set<UUID> ringing = new HashSet<>();
        private UUID host;
        private boolean over;

        private Call(CallStarted started) {
            this.started = started;
            this.host = started.by();
        }

        private boolean isChat() {
            return started.media() == Media.TEXT;
        }
    }

    private final Map<UUID, Call> calls = new HashMap<>();
    private final List<ReplyDeferred> owed = new ArrayList<>();

    /** What one command appended. */
    void see(List<DuplexEvent> append) {
        append.forEach(this::see);
        Set<UUID> conversations = new HashSet<>();
        Set<UUID> busy = new HashSet<>();
        for (Call call : calls.values()) {
            if (call.over) {
                require(
                        call.there.isEmpty() && call.ringing.isEmpty(),
                        "somebody stays in a call that is over",
                        append);
                continue;
            }
            require(conversations.add(call.started.conversation()), "two calls in a conversation", append);
            require(call.there.contains(call.host), "a call without its host", append);
            require(call.isChat() || call.there.size() <= Mesh.CAPACITY, "more people than a call holds", append);
            if (!call.isChat()) {
                call.there.forEach(person -> require(busy.add(person), "a person in two calls", append));
            }
        }
    }

    private void see(DuplexEvent event) {
        switch (event) {
            case CallEvent happened -> see(happened);
            case ReplyDeferred deferred -> {
                require(owed.stream().noneMatch(debt -> same(debt, deferred)), "two replies owed for a call", deferred);
                owed.removeIf(debt -> sameCall(debt, deferred));
                owed.add(deferred);
            }
            case ReplyDeferralDropped dropped ->
                owed.removeIf(
                        debt -> debt.person().equals(dropped.person()) && Objects.equals(debt.call(), dropped.call()));
            default -> {}
        }
    }

    /** One that says it anew takes the place of the first. */
    private static boolean same(ReplyDeferred one, ReplyDeferred other) {
        return sameCall(one, other) && !Objects.equals(one.message(), other.message());
    }

    private static boolean sameCall(ReplyDeferred one, ReplyDeferred other) {
        return one.person().equals(other.person()) && Objects.equals(one.call(), other.call());
    }

    private void see(CallEvent event) {
        if (event instanceof CallStarted started) {
            require(calls.putIfAbsent(started.call(), new Call(started)) == null, "a call twice", event);
            return;
        }
        Call call = calls.get(event.call());
        if (event instanceof CallSummarized) {
            return;
        }
        require(!call.over, "a call that is over changed", event);
        switch (event) {
            case CallStarted _, CallSummarized _ -> {}
            case CallRung rung -> {
                require(!call.there.contains(rung.person()), "rung though there", event);
                require(call.ringing.add(rung.person()), "rung twice", event);
            }
            case CallAnswered answered -> require(call.ringing.remove(answered.person()), "answered no ring", event);
            case CallJoined joined -> {
                call.ringing.remove(joined.person());
                require(call.there.add(joined.person()), "joined twice", event);
            }
            case CallLeft left -> require(call.there.remove(left.person()), "left without being there", event);
            case CallDeclined declined -> {
                boolean rang = call.ringing.remove(declined.person());
                require(rang == (declined.by() != null), "declined no ring, or was turned away from one", event);
            }
            case CallMissed missed -> require(call.ringing.remove(missed.person()), "missed no ring", event);
            case CallRingCancelled cancelled ->
                require(call.ringing.remove(cancelled.person()), "cancelled no ring", event);
            case CallHostChanged changed -> call.host = changed.host();
            case CallEnded _ -> call.over = true;
        }
    }

    private static void require(boolean holds, String otherwise, Object by) {
        if (!holds) {
            throw new AssertionError(otherwise + ": " + by);
        }
    }
}
