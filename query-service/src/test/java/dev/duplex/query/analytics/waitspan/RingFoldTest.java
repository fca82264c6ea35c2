package dev.duplex.query.analytics.waitspan;

import static dev.duplex.events.conversation.ConversationKind.CHANNEL;
import static dev.duplex.events.conversation.ConversationKind.DIRECT;
import static dev.duplex.query.analytics.waitspan.ResponseMetric.RING_TO_ANSWER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RingFoldTest {

    @Test
    void a_ring_lasts_until_the_person_answers_or_joins() {
        Story story = Story.in(DIRECT).at(0).rings("ann", "ben").rings("ann", "dan");
        assertThat(story.spans(RING_TO_ANSWER)).containsExactly("ring ben open", "ring dan open");
        story.at(7).answers("ben").joins("ben").at(9).joins("dan");
        assertThat(story.spans(RING_TO_ANSWER))
                .containsExactly("ring ben -> RING_ANSWERED 7 by ben", "ring dan -> RING_ANSWERED 9 by dan");
    }

    @Test
    void ringing_again_meanwhile_resets_nothing() {
        Story story = Story.in(CHANNEL)
                .at(0)
                .rings("ann", "ben")
                .at(5)
                .rings("ann", "ben")
                .at(8)
                .answers("ben");
        assertThat(story.spans(RING_TO_ANSWER)).containsExactly("ring ben -> RING_ANSWERED 8 by ben");
    }

    @Test
    void a_miss_or_the_end_of_the_call_ends_a_ring_without_an_answer() {
        Story story = Story.in(DIRECT)
                .rings("ann", "ben")
                .rings("ann", "dan")
                .at(45)
                .misses("ben")
                .hangsUp();
        assertThat(story.spans(RING_TO_ANSWER))
                .containsExactly("ring ben ended RING_NOT_ANSWERED", "ring dan ended RING_NOT_ANSWERED");
    }

    @Test
    void who_is_turned_away_without_a_ring_is_not_measured() {
        assertThat(Story.in(DIRECT).at(0).misses("ben").hangsUp().spans(RING_TO_ANSWER))
                .isEmpty();
    }
}
