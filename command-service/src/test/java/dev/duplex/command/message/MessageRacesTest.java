package dev.duplex.command.message;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.sent;
import static dev.duplex.command.Acme.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.Invariants;
import dev.duplex.command.Race;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.log.RealLog;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageRacesTest {

    private static final int ROUNDS = 12;
    private static final int RACERS = 8;

    @AutoClose
    private final RealLog log = RealLog.open(2, MessageController.sendMessage());

    @BeforeEach
    void people_talk() {
        log.happened(people());
        log.happened(started(ROOM, ConversationKind.GROUP, ANN, BOB));
    }

    @Test
    void of_different_messages_under_one_id_one_is_sent() {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            UUID message = id("message " + seed);
            List<Callable<Outcome>> sends = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                int node = racer;
                sends.add(() -> log.send(node, say(message, "text " + node, null)));
            }
            assertThat(Race.of(seed, sends))
                    .as("seed %d", seed)
                    .filteredOn(outcome -> outcome instanceof Outcome.Refused(Rejection.IdTaken taken))
                    .hasSize(RACERS - 1);
        }
        Invariants.hold(log.events());
    }

    @Test
    void the_same_message_sent_many_times_at_once_is_sent_once() {
        int before = log.events().size();
        for (int seed = 1; seed <= ROUNDS; seed++) {
            UUID message = id("message " + seed);
            List<Callable<Outcome>> sends = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                int node = racer;
                sends.add(() -> log.send(node, say(message, "text", null)));
            }
            assertThat(Race.of(seed, sends)).as("seed %d", seed).allMatch(Outcome.Done.class::isInstance);
        }
        assertThat(log.events()).hasSize(before + ROUNDS);
        Invariants.hold(log.events());
    }

    @Test
    void an_owed_reply_is_fulfilled_once_by_answers_that_are_sent_at_once() {
        for (int seed = 1; seed <= ROUNDS; seed++) {
            UUID question = id("question " + seed);
            log.happened(List.of(
                    sent(ROOM, question, ANN),
                    new ReplyDeferred(WORKSPACE, ROOM, question, null, BOB, null, null, BOB, NOW)));
            List<Callable<Outcome>> answers = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                int node = racer;
                UUID message = id("answer " + seed + " " + racer);
                answers.add(() -> log.send(node, say(message, "text", question)));
            }
            assertThat(Race.of(seed, answers)).as("seed %d", seed).allMatch(Outcome.Done.class::isInstance);
        }
        assertThat(log.events())
                .filteredOn(ReplyDeferralDropped.class::isInstance)
                .hasSize(ROUNDS);
    }

    private static SendMessage say(UUID message, String text, UUID inReplyTo) {
        return Writing.plain(
                ROOM, message, text, MessageMode.ASYNC, inReplyTo, List.of(), Urgency.NORMAL, null, BOB, NOW);
    }
}
