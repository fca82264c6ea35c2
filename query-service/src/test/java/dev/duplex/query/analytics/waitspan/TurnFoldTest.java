package dev.duplex.query.analytics.waitspan;

import static dev.duplex.events.conversation.ConversationKind.CHANNEL;
import static dev.duplex.events.conversation.ConversationKind.DIRECT;
import static dev.duplex.events.conversation.ConversationKind.GROUP;
import static dev.duplex.events.conversation.ConversationKind.INQUIRY;
import static dev.duplex.query.analytics.waitspan.ResponseMetric.FIRST_RESPONSE;
import static dev.duplex.query.analytics.waitspan.ResponseMetric.NEXT_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.message.MessageMode;
import org.junit.jupiter.api.Test;

final class TurnFoldTest {

    @Test
    void the_first_question_waits_until_the_other_side_replies() {
        Story story = Story.in(DIRECT).at(0).says("ann", "q").at(60).says("ben", "a");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q -> a 60 by ben");
        assertThat(story.spans(NEXT_RESPONSE)).isEmpty();
    }

    @Test
    void an_unanswered_question_is_open() {
        assertThat(Story.in(DIRECT).says("ann", "q").spans(FIRST_RESPONSE)).containsExactly("q open");
    }

    @Test
    void rule_1_a_bot_ends_no_wait_of_a_person_and_opens_none() {
        Story story = Story.in(INQUIRY).customer("cleo").bot("robo");
        story.at(0).says("robo", "hello").at(5).says("cleo", "q").at(6).says("robo", "wait please");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q open");
        story.at(90).says("mia", "a");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q -> a 85 by mia");
        assertThat(story.spans(NEXT_RESPONSE)).isEmpty();
    }

    @Test
    void rule_3_of_several_messages_in_a_row_the_first_counts() {
        Story story = Story.in(DIRECT)
                .at(0)
                .says("ann", "q1")
                .at(10)
                .says("ann", "q2")
                .at(60)
                .says("ben", "a")
                .at(100)
                .says("ann", "q3")
                .at(110)
                .says("ann", "q4")
                .at(130)
                .says("ben", "b");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q1 -> a 60 by ben");
        assertThat(story.spans(NEXT_RESPONSE)).containsExactly("q3 -> b 30 by ben");
    }

    @Test
    void an_answer_asks_for_nothing_but_what_comes_after_it_does() {
        Story story = Story.in(DIRECT).at(0).says("ann", "q").at(1).says("ben", "a");
        assertThat(story.spans(NEXT_RESPONSE)).isEmpty();
        story.at(20).says("ben", "and you?").at(25).says("ann", "fine");
        assertThat(story.spans(NEXT_RESPONSE)).containsExactly("and you? -> fine 5 by ann");
    }

    @Test
    void without_customers_each_person_is_a_side() {
        Story story = Story.in(GROUP)
                .at(0)
                .says("ann", "q")
                .at(3)
                .says("ben", "a")
                .at(5)
                .says("dan", "r");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q -> a 3 by ben");
        assertThat(story.spans(NEXT_RESPONSE)).containsExactly("r open");
    }

    @Test
    void with_customers_members_are_one_side_and_customers_the_other() {
        Story story = Story.in(INQUIRY).customer("cleo").customer("carl");
        story.at(0)
                .says("cleo", "q")
                .at(5)
                .says("carl", "me too")
                .at(9)
                .says("mia", "a")
                .at(10)
                .says("max", "b");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q -> a 9 by mia");
        story.at(20).says("carl", "r").at(21).says("cleo", "s").at(50).says("max", "c");
        assertThat(story.spans(NEXT_RESPONSE)).containsExactly("r -> c 30 by max");
    }

    @Test
    void rule_8_started_by_our_side_nobody_waits_until_the_customer_writes() {
        Story story = Story.in(INQUIRY).customer("cleo").at(0).says("mia", "offer");
        assertThat(story.spans(FIRST_RESPONSE)).isEmpty();
        story.at(100).says("cleo", "q").at(130).says("mia", "a");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q -> a 30 by mia");
    }

    @Test
    void a_channel_is_a_stream_and_has_no_turns() {
        Story story =
                Story.in(CHANNEL).says("ann", "q").at(9).says("ben", "a").at(20).says("ann", "r");
        assertThat(story.wholeSpans()).isEmpty();
    }

    @Test
    void rule_10_a_live_answer_closes_the_wait_when_both_sides_are_in() {
        Story story = Story.in(INQUIRY).customer("cleo").at(0).says("cleo", "q");
        story.at(30).joins("mia").rings("mia", "cleo");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q open");
        story.at(42).answers("cleo").joins("cleo").at(600).leaves("cleo").hangsUp();
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q -> JOINED_LIVE 42 by mia");
        story.at(700).says("cleo", "r");
        assertThat(story.spans(NEXT_RESPONSE)).containsExactly("r open");
    }

    @Test
    void rule_10_a_miss_a_second_ring_and_a_call_without_the_waiting_side_close_nothing() {
        Story story = Story.in(GROUP).at(0).says("ann", "q");
        story.at(5)
                .joins("ben")
                .rings("ben", "ann")
                .at(50)
                .misses("ann")
                .leaves("ben")
                .hangsUp();
        story.at(60)
                .joins("ben")
                .joins("dan")
                .rings("ben", "ann")
                .at(70)
                .leaves("ben")
                .leaves("dan")
                .hangsUp();
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q open");
        story.at(80).says("ben", "a");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q -> a 80 by ben");
    }

    @Test
    void a_withdrawn_question_leaves_the_wait_to_the_next_one_of_its_turn() {
        Story story = Story.in(DIRECT)
                .at(0)
                .says("ann", "q1")
                .at(10)
                .says("ann", "q2")
                .at(12)
                .says("ann", "q3");
        story.at(20).retracts("q1").retracts("q3").at(70).says("ben", "a");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q1 ended WITHDRAWN", "q2 -> a 60 by ben");
    }

    @Test
    void a_retraction_after_the_answer_changes_nothing() {
        Story story = Story.in(DIRECT)
                .at(0)
                .says("ann", "q")
                .at(10)
                .says("ben", "a")
                .at(20)
                .retracts("q")
                .retracts("a");
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q -> a 10 by ben");
    }

    @Test
    void spans_tell_the_modes_in_which_they_opened_and_closed() {
        WaitSpan span = Story.in(DIRECT)
                .says("ann", "q")
                .live()
                .at(9)
                .says("ben", "a")
                .wholeSpans()
                .getFirst();
        assertThat(span.opened().mode()).isEqualTo(MessageMode.ASYNC);
        assertThat(span.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.moment().mode()).isEqualTo(MessageMode.LIVE));
    }

    @Test
    void rule_2_what_is_no_message_of_a_person_stops_no_clock() {
        Story story = Story.in(DIRECT)
                .says("ann", "q")
                .at(5)
                .joins("ben")
                .leaves("ben")
                .hangsUp();
        assertThat(story.spans(FIRST_RESPONSE)).containsExactly("q open");
    }

    @Test
    void who_moves_to_another_device_in_a_call_answers_nothing_by_that() {
        Story story =
                Story.in(DIRECT).at(0).joins("ann").at(5).joins("ben").at(10).says("ann", "q");
        assertThat(story.at(20).joins("ben").spans(FIRST_RESPONSE)).containsExactly("q open");
    }
}
