package dev.duplex.query.inbox;

import dev.duplex.events.people.PersonKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Who waits on whom, as a fold of one person's open asks over what happens in a conversation.
 *
 * <p>In a channel a message asks those whom it addresses, elsewhere everybody on another side. The first unanswered
 * message counts, later ones never reset it. A later message of the side asked answers: anywhere but in a channel any
 * message, in a channel one in the same thread or, when asked at the top level, one at the top level. Joining a live call
 * answers everything.
 */
final class Waits {

    private Waits() {}

    /** The open asks of a person after a move. */
    static List<Ask> after(Waiter me, List<Ask> asks, Move move, Circle circle) {
        if (move.silent() || me.kind() == PersonKind.BOT) {
            return asks;
        }
        if (circle.sameSide(me.person(), me.kind(), move.by(), move.kind())) {
            return answered(asks, move, circle);
        }
        return asks(me, asks, move, circle) ? with(asks, move.ask()) : asks;
    }

    private static List<Ask> answered(List<Ask> asks, Move move, Circle circle) {
        if (asks.isEmpty()) {
            return asks;
        }
        return asks.stream().filter(ask -> !answers(move, ask, circle)).toList();
    }

    private static boolean answers(Move move, Ask ask, Circle circle) {
        return move.call()
                || !circle.addressed()
                || move.thread().equals(ask.thread())
                || (move.topLevel() && ask.topLevel());
    }

    private static boolean asks(Waiter me, List<Ask> asks, Move move, Circle circle) {
        if (move.call() || move.at().isBefore(me.since())) {
            return false;
        }
        if (circle.addressed()) {
            return (move.everyone() || move.addressed().contains(me.person()))
                    && asks.stream()
                            .noneMatch(open ->
                                    open.by().equals(move.by()) && open.thread().equals(move.thread()));
        }
        return asks.stream().noneMatch(open -> circle.sided() || open.by().equals(move.by()));
    }

    private static List<Ask> with(List<Ask> asks, Ask ask) {
        List<Ask> more = new ArrayList<>(asks);
        more.add(ask);
        return more;
    }

    /** The open asks of a person after all that happened, in the order in which it happened. */
    static List<Ask> afterAll(Waiter me, List<Move> moves, Circle circle) {
        List<Ask> asks = List.of();
        for (Move move : moves) {
            asks = after(me, asks, move, circle);
        }
        return asks;
    }
}
