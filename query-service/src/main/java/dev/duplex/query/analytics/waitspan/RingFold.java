package dev.duplex.query.analytics.waitspan;

import dev.duplex.query.analytics.waitspan.Fact.Rung;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rings, each from the first ring of a person's bell to the answer; ringing again meanwhile resets nothing. */
final class RingFold {

    private record Bell(UUID call, UUID person) {}

    private final SpanBook book;
    private final Map<Bell, Rung> ringing = new LinkedHashMap<>();

    RingFold(SpanBook book) {
        this.book = book;
    }

    void rung(Rung rung) {
        if (ringing.putIfAbsent(new Bell(rung.call(), rung.person()), rung) == null) {
            put(rung, new Outcome.StillOpen());
        }
    }

    /** By answering or, the same to whoever waits, by joining. */
    void answered(Fact fact, UUID call, UUID person) {
        Rung rung = ringing.remove(new Bell(call, person));
        if (rung != null) {
            put(rung, new Outcome.Answered(Moment.live(fact), person, Outcome.How.RING_ANSWERED));
        }
    }

    void notAnswered(Fact fact, UUID call, UUID person) {
        Rung rung = ringing.remove(new Bell(call, person));
        if (rung != null) {
            put(rung, new Outcome.Ended(Moment.live(fact), Outcome.Why.RING_NOT_ANSWERED));
        }
    }

    void callEnded(Fact.CallEnded ended) {
        List<Bell> bells = ringing.keySet().stream()
                .filter(bell -> bell.call().equals(ended.call()))
                .toList();
        bells.forEach(bell -> notAnswered(ended, bell.call(), bell.person()));
    }

    private void put(Rung rung, Outcome outcome) {
        book.put(new WaitSpan(ResponseMetric.RING_TO_ANSWER, Moment.live(rung), rung.ringer(), rung.person(), outcome));
    }
}
