package dev.duplex.command.call;

import dev.duplex.command.call.CallState.Live;
import dev.duplex.command.call.CallState.Rung;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Nobody rings any more and nobody ever came: the call ends, and those who owe a reply go on in messages. */
final class Unanswered {

    private Unanswered() {}

    /** @param silenced who is rung no more by what happens */
    static void end(CallEvents events, Live live, Set<UUID> silenced, CallScene scene, Instant at) {
        Set<UUID> ringing = new HashSet<>(live.in(Rung.class));
        ringing.removeAll(silenced);
        if (!ringing.isEmpty() || live.answered()) {
            return;
        }
        List<ReplyDeferred> debts = new ArrayList<>();
        live.seats().keySet().forEach(person -> scene.owes(person).ifPresent(debts::add));
        List<ReplyDeferred> fresh = events.debts();
        debts.removeIf(debt -> fresh.stream().anyMatch(one -> one.person().equals(debt.person())));
        debts.addAll(fresh);
        CallEvents after = events.byNobody();
        live.in(CallState.Present.class)
                .forEach(person -> after.left(
                        person,
                        LeaveReason.CALL_ENDED,
                        live.present(person).orElseThrow().device()));
        after.ended(EndReason.NOBODY_ANSWERED);
        if (!debts.isEmpty()) {
            after.continuedLater(
                    debts.stream().map(ReplyDeferred::person).toList(), List.of(), null, scene.answerLikely(debts, at));
        }
    }
}
