package dev.duplex.command.conversation;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.CYD;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.joined;
import static dev.duplex.command.Acme.left;
import static dev.duplex.command.Acme.note;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;

import dev.duplex.command.bus.DecisionFixture;
import dev.duplex.command.conversation.ChangeFollowing.FollowThread;
import dev.duplex.command.conversation.ChangeFollowing.UnfollowThread;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.AttentionEvent.ThreadFollowed;
import dev.duplex.events.conversation.AttentionEvent.ThreadUnfollowed;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PersonKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FollowThreadTest {

    private static final DecisionFixture DECISIONS =
            DecisionFixture.of(AttentionController.followThread(), AttentionController.unfollowThread());
    private static final UUID OPENING = id("message 0");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void any_message_of_a_thread_names_the_one_that_opened_it(int depth) {
        DECISIONS
                .given(chain(8))
                .when(new FollowThread(id("message " + depth), BOB, NOW))
                .events(followed(OPENING));
    }

    @Test
    void following_a_thread_again_by_another_message_of_it_changes_nothing() {
        DECISIONS
                .given(chain(4))
                .after(new FollowThread(id("message 1"), BOB, NOW))
                .when(new FollowThread(id("message 3"), BOB, NOW))
                .nothing();
    }

    @Test
    void a_thread_is_followed_no_longer_by_any_message_of_it() {
        DECISIONS
                .given(chain(4))
                .after(new FollowThread(OPENING, BOB, NOW))
                .when(new UnfollowThread(id("message 3"), BOB, NOW))
                .events(new ThreadUnfollowed(WORKSPACE, ROOM, OPENING, BOB, BOB, NOW));
        DECISIONS.given(chain(4)).when(new UnfollowThread(OPENING, BOB, NOW)).nothing();
    }

    @Test
    void a_message_that_is_answered_but_not_in_the_log_opens_the_thread() {
        List<DuplexEvent> events = chain(0);
        events.add(sent(id("reply"), id("long ago")));
        events.add(sent(id("reply to that"), id("reply")));
        DECISIONS
                .given(events)
                .when(new FollowThread(id("reply to that"), BOB, NOW))
                .events(followed(id("long ago")));
    }

    @Test
    void replies_that_answer_each_other_as_only_imports_tell_do_not_go_on_for_ever() {
        List<DuplexEvent> events = chain(0);
        events.add(sent(id("hen"), id("egg")));
        events.add(sent(id("egg"), id("hen")));
        DECISIONS.given(events).when(new FollowThread(id("hen"), BOB, NOW)).events(followed(id("egg")));
    }

    @Test
    void a_thread_that_is_too_deep_counts_from_where_the_search_ended() {
        int last = ChangeFollowingHandler.MOST_STEPS + 10;
        DECISIONS
                .given(chain(last + 1))
                .when(new FollowThread(id("message " + last), BOB, NOW))
                .events(followed(id("message 10")));
    }

    @Test
    void only_a_participant_follows_a_thread_that_is_there() {
        DECISIONS
                .given(chain(2))
                .when(new FollowThread(OPENING, CYD, NOW))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(chain(2), left(ROOM, BOB))
                .when(new UnfollowThread(OPENING, BOB, NOW))
                .rejected("not-a-participant", "Duplex-Person");
        DECISIONS
                .given(chain(2))
                .when(new FollowThread(id("nothing"), BOB, NOW))
                .rejected("unknown-message", "message");
    }

    @Test
    void a_customer_follows_no_private_note() {
        UUID dora = id("dora the customer");
        List<DuplexEvent> events = chain(1);
        events.add(joined(WORKSPACE, dora, PersonKind.CUSTOMER));
        events.add(new ParticipantAdded(WORKSPACE, ROOM, dora, ParticipantRole.MEMBER, ANN, NOW));
        events.add(note(ROOM, id("note"), ANN));
        DECISIONS.given(events).when(new FollowThread(id("note"), dora, NOW)).rejected("unknown-message", "message");
        DECISIONS.given(events).when(new FollowThread(id("note"), BOB, NOW)).events(followed(id("note")));
    }

    /** Each answers the one before. */
    private static List<DuplexEvent> chain(int messages) {
        List<DuplexEvent> events = new ArrayList<>(people());
        events.addAll(started(ROOM, ConversationKind.GROUP, ANN, BOB));
        for (int i = 0; i < messages; i++) {
            events.add(sent(id("message " + i), i == 0 ? null : id("message " + (i - 1))));
        }
        return events;
    }

    private static MessageSent sent(UUID message, UUID inReplyTo) {
        return new MessageSent(
                WORKSPACE,
                ROOM,
                message,
                "Hello",
                MessageMode.ASYNC,
                null,
                inReplyTo,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                Origin.PERSON,
                ANN,
                THEN);
    }

    private static ThreadFollowed followed(UUID thread) {
        return new ThreadFollowed(WORKSPACE, ROOM, thread, BOB, BOB, NOW);
    }
}
