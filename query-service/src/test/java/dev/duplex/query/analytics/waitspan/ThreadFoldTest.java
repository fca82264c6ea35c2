package dev.duplex.query.analytics.waitspan;

import static dev.duplex.events.conversation.ConversationKind.CHANNEL;
import static dev.duplex.events.conversation.ConversationKind.INQUIRY;
import static dev.duplex.query.analytics.waitspan.ResponseMetric.REPLY;
import static dev.duplex.query.analytics.waitspan.ResponseMetric.THREAD_FIRST_RESPONSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ThreadFoldTest {

    @Test
    void the_first_message_by_someone_else_answers_a_thread_wherever_it_stands_in_it() {
        Story story = Story.in(CHANNEL)
                .at(0)
                .says("ann", "q")
                .at(10)
                .replies("ann", "q2", "q")
                .at(40)
                .replies("ben", "a", "q2")
                .at(50)
                .replies("dan", "b", "q");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).containsExactly("q -> a 40 by ben");
        assertThat(story.spans(REPLY)).containsExactly("q2 -> a 30 by ben", "q -> b 50 by dan");
    }

    @ParameterizedTest
    @EnumSource(names = {"DIRECT", "GROUP", "CHANNEL"})
    void a_message_without_replies_is_no_thread(ConversationKind kind) {
        Story story = Story.in(kind).says("ann", "q").at(5).says("ben", "r");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).isEmpty();
        story.at(9).replies("ann", "q2", "q");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).containsExactly("q open");
    }

    @ParameterizedTest
    @EnumSource(names = {"INQUIRY", "REVIEW"})
    void the_first_message_of_an_inquiry_or_review_opens_a_thread_by_itself(ConversationKind kind) {
        Story story = Story.in(kind).says("ann", "q");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).containsExactly("q open");
        story.at(9).says("ben", "a");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).containsExactly("q -> a 9 by ben");
        assertThat(story.spans(REPLY)).isEmpty();
    }

    @Test
    void a_thread_whose_opening_message_is_not_in_the_data_is_not_counted_but_its_replies_are() {
        Story story =
                Story.in(INQUIRY).at(0).replies("ann", "r", "outside").at(5).replies("ben", "s", "r");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).isEmpty();
        assertThat(story.spans(REPLY)).containsExactly("r -> s 5 by ben");
    }

    @Test
    void a_reply_whose_clock_is_before_the_question_counts_with_its_negative_time() {
        Story story = Story.in(CHANNEL).at(100).says("ann", "q").at(70).replies("ben", "a", "q");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).containsExactly("q -> a -30 by ben");
        assertThat(story.spans(REPLY)).containsExactly("q -> a -30 by ben");
    }

    @Test
    void a_circle_of_replies_is_no_thread() {
        Story story = Story.in(CHANNEL)
                .replies("ann", "a", "c")
                .replies("ben", "b", "a")
                .replies("dan", "c", "b");
        story.at(3).replies("eve", "d", "a").replies("eve", "self", "self");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).isEmpty();
        assertThat(story.spans(REPLY)).hasSize(4);
    }

    @Test
    void machines_open_no_thread_answer_none_and_break_none() {
        Story story = Story.in(CHANNEL).bot("robo").says("robo", "news").at(5).replies("ann", "nice", "news");
        story.at(10).says("ann", "q").at(11).replies("robo", "hold on", "q");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).isEmpty();
        story.at(30).replies("ben", "a", "hold on");
        assertThat(story.spans(THREAD_FIRST_RESPONSE)).containsExactly("q -> a 20 by ben");
        assertThat(story.spans(REPLY)).isEmpty();
    }

    @Test
    void a_question_retracted_before_an_answer_is_withdrawn_and_after_it_is_not() {
        Story early =
                Story.in(INQUIRY).says("ann", "q").at(5).retracts("q").at(9).replies("ben", "a", "q");
        assertThat(early.spans(THREAD_FIRST_RESPONSE)).containsExactly("q ended WITHDRAWN");
        Story late = Story.in(INQUIRY)
                .says("ann", "q")
                .at(5)
                .replies("ben", "a", "q")
                .at(9)
                .retracts("q");
        assertThat(late.spans(THREAD_FIRST_RESPONSE)).containsExactly("q -> a 5 by ben");
    }
}
