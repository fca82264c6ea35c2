package dev.duplex.query.analytics.waitspan;

import dev.duplex.events.conversation.ConversationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One conversation's facts folded into its wait spans. Facts that come in their order are folded on from where the fold
 * stands, at a cost that does not grow with the conversation; a fact that belongs between earlier ones folds it again. Either
 * way the spans are those of one fold over all facts in {@link Fact#ORDER}. Not thread-safe.
 */
public final class WaitSpans {

    private final ConversationKind kind;
    private final boolean withCustomers;
    private final List<Fact> facts;
    private final SpanBook book = new SpanBook();
    private final TurnFold turns;
    private final ThreadFold threads;
    private final RingFold rings;

    private WaitSpans(ConversationKind kind, List<Fact> ordered) {
        this.kind = kind;
        this.withCustomers = ordered.stream().anyMatch(WaitSpans::ofCustomer);
        this.facts = ordered;
        this.turns = new TurnFold(withCustomers, book);
        this.threads = new ThreadFold(kind, book);
        this.rings = new RingFold(book);
        ordered.forEach(this::fold);
    }

    /** All the spans are changes that wait to be taken. */
    public static WaitSpans of(ConversationKind kind, Collection<? extends Fact> facts) {
        List<Fact> ordered = new ArrayList<>(facts);
        ordered.sort(Fact.ORDER);
        return new WaitSpans(kind, ordered);
    }

    /**
     * Adds facts; use only the answer afterwards.
     *
     * @param more facts that are not in it yet, in any order
     */
    public WaitSpans with(Collection<? extends Fact> more) {
        List<Fact> ordered = new ArrayList<>(more);
        ordered.sort(Fact.ORDER);
        if (continues(ordered)) {
            facts.addAll(ordered);
            ordered.forEach(this::fold);
            return this;
        }
        ordered.addAll(facts);
        WaitSpans again = of(kind, ordered);
        again.book.supersede(book);
        return again;
    }

    public Collection<WaitSpan> spans() {
        return book.spans();
    }

    /** What changed since changes were last taken. Take them before each {@link #with}. */
    public SpanChanges takeChanges() {
        return book.takeChanges();
    }

    /** How many facts it holds in memory. */
    public int size() {
        return facts.size();
    }

    private boolean continues(List<Fact> ordered) {
        if (ordered.isEmpty() || facts.isEmpty()) {
            return ordered.isEmpty();
        }
        return Fact.ORDER.compare(facts.getLast(), ordered.getFirst()) < 0
                && (withCustomers || ordered.stream().noneMatch(WaitSpans::ofCustomer));
    }

    private static boolean ofCustomer(Fact fact) {
        return switch (fact) {
            case Fact.Said said -> said.speaker() == Speaker.CUSTOMER;
            case Fact.TookPart person -> person.speaker() == Speaker.CUSTOMER;
            case Fact.Joined joined -> joined.speaker() == Speaker.CUSTOMER;
            case Fact.Retracted _, Fact.Rung _, Fact.Answered _, Fact.NotAnswered _, Fact.Left _, Fact.CallEnded _ ->
                false;
        };
    }

    private void fold(Fact fact) {
        boolean inTurns = kind != ConversationKind.CHANNEL;
        switch (fact) {
            case Fact.Said said -> {
                threads.said(said);
                if (inTurns) {
                    turns.said(said);
                }
            }
            case Fact.Retracted retracted -> {
                threads.retracted(retracted);
                if (inTurns) {
                    turns.retracted(retracted);
                }
            }
            case Fact.Joined joined -> {
                rings.answered(joined, joined.call(), joined.person());
                if (inTurns) {
                    turns.joined(joined);
                }
            }
            case Fact.Rung rung -> rings.rung(rung);
            case Fact.Answered answered -> rings.answered(answered, answered.call(), answered.person());
            case Fact.NotAnswered missed -> rings.notAnswered(missed, missed.call(), missed.person());
            case Fact.Left left -> turns.left(left.call(), left.person());
            case Fact.CallEnded ended -> {
                rings.callEnded(ended);
                turns.callEnded(ended.call());
            }
            case Fact.TookPart _ -> {}
        }
    }
}
