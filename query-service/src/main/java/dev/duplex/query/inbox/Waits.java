package dev.duplex.query.inbox;

import dev.duplex.events.people.PersonKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Who waits on whom, as a fold of one person's open asks over what happens in a conversation.
 *
 * <p>In a channel a message asks those whom it addresses, elsewhere everybody on another side. The first unanswered
 * message counts, later ones never reset it; the earliest wish for a reply of any of them does. A later message of the side
 * asked answers: anywhere but in a channel any message, in a channel one in the same thread or, when asked at the top
 * level, one at the top level. Joining a live call answers everything, closing the conversation ends everything.
 */
final class Waits {

    private Waits() {}

    /** The open asks of a person after a move. */
    static List<Ask> after(Waiter me, List<Ask> asks, Move move, Circle circle) {
        if (move.act() == Act.CLOSING) {
            return List.of();
        }
        if (move.silent() || me.kind() == PersonKind.BOT) {
            return asks;
        }
        return circle.sameSide(me.person(), me.kind(), move.by(), move.kind())
                ? answered(asks, move, circle)
                : asked(me, asks, move, circle);
    }

    private static List<Ask> answered(List<Ask> asks, Move move, Circle circle) {
        if (asks.isEmpty()) {
            return asks;
        }
        return asks.stream().filter(ask -> !answers(move, ask, circle)).toList();
    }

    private static boolean answers(Move move, Ask ask, Circle circle) {
        return move.act() == Act.JOINING
                || !circle.addressed()
                || move.spot().thread().equals(ask.thread())
                || (move.spot().topLevel() && ask.topLevel());
    }

    private static List<Ask> asked(Waiter me, List<Ask> asks, Move move, Circle circle) {
        boolean addressed = move.act() == Act.MESSAGE
                && !move.at().isBefore(me.since())
                && (!circle.addressed() || move.addresses(me.person()));
        if (!addressed) {
            return asks;
        }
        List<Ask> after = new ArrayList<>();
        boolean open = false;
        for (Ask ask : asks) {
            boolean same = !open && sameAsk(ask, move, circle);
            open |= same;
            after.add(same ? ask.pressed(move.call().needsReplyBy()) : ask);
        }
        if (!open) {
            after.add(move.ask());
        }
        return after;
    }

    /** Whether the person is asked already, by what is answered wherever this would be. */
    private static boolean sameAsk(Ask open, Move move, Circle circle) {
        return circle.addressed()
                ? open.by().equals(move.by())
                        && open.thread().equals(move.spot().thread())
                        && open.topLevel() == move.spot().topLevel()
                : circle.sided() || open.by().equals(move.by());
    }
}
