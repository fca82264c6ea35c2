package dev.duplex.query.analytics.waitspan;

import dev.duplex.query.analytics.waitspan.Fact.Joined;
import dev.duplex.query.analytics.waitspan.Fact.Said;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** First and next responses: turns between the sides of a conversation. */
final class TurnFold {

    private final boolean withCustomers;
    private final SpanBook book;
    /** What the waiting side said in this turn, the message that waits first; empty when nobody waits. */
    private final Deque<Said> turn = new ArrayDeque<>();

    private final Set<UUID> retracted = new HashSet<>();
    private final Map<UUID, Map<UUID, Joined>> inCall = new HashMap<>();
    private boolean answeredBefore;

    TurnFold(boolean withCustomers, SpanBook book) {
        this.withCustomers = withCustomers;
        this.book = book;
    }

    void said(Said said) {
        if (!said.human() || retracted.contains(said.message())) {
            return;
        }
        Said asked = turn.peekFirst();
        if (asked == null) {
            if (!withCustomers || said.speaker() == Speaker.CUSTOMER) {
                turn.add(said);
                open(said);
            }
        } else if (sameSide(asked, said.author(), said.speaker())) {
            turn.add(said);
        } else {
            answer(asked, new Outcome.Answered(Moment.of(said), said.author(), Outcome.How.REPLIED));
        }
    }

    void retracted(Fact.Retracted fact) {
        retracted.add(fact.message());
        Said asked = turn.peekFirst();
        if (asked == null || !asked.message().equals(fact.message())) {
            turn.removeIf(said -> said.message().equals(fact.message()));
            return;
        }
        turn.removeFirst();
        Moment moment = new Moment(fact.position(), fact.at(), fact.message(), asked.mode());
        put(asked, new Outcome.Ended(moment, Outcome.Why.WITHDRAWN));
        Said next = turn.peekFirst();
        if (next != null) {
            open(next);
        }
    }

    void joined(Joined joined) {
        Map<UUID, Joined> present = inCall.computeIfAbsent(joined.call(), call -> new LinkedHashMap<>());
        if (present.putIfAbsent(joined.person(), joined) != null) {
            return; // moved to another device: nobody came
        }
        Said asked = turn.peekFirst();
        if (asked == null) {
            return;
        }
        boolean waiterIsThere = false;
        @Nullable Joined other = null;
        for (Joined someone : present.values()) {
            if (sameSide(asked, someone.person(), someone.speaker())) {
                waiterIsThere = true;
            } else if (other == null && someone.speaker() != Speaker.MACHINE) {
                other = someone;
            }
        }
        if (waiterIsThere && other != null) {
            answer(asked, new Outcome.Answered(Moment.live(joined), other.person(), Outcome.How.JOINED_LIVE));
        }
    }

    void left(UUID call, UUID person) {
        Map<UUID, Joined> present = inCall.get(call);
        if (present != null) {
            present.remove(person);
        }
    }

    void callEnded(UUID call) {
        inCall.remove(call);
    }

    private boolean sameSide(Said asked, UUID person, Speaker speaker) {
        return withCustomers ? speaker == asked.speaker() : person.equals(asked.author());
    }

    private void open(Said asked) {
        put(asked, new Outcome.StillOpen());
    }

    private void answer(Said asked, Outcome.Answered answered) {
        put(asked, answered);
        answeredBefore = true;
        turn.clear();
    }

    private void put(Said asked, Outcome outcome) {
        ResponseMetric metric = answeredBefore ? ResponseMetric.NEXT_RESPONSE : ResponseMetric.FIRST_RESPONSE;
        book.put(new WaitSpan(metric, Moment.of(asked), asked.author(), null, outcome));
    }
}
