package dev.duplex.query.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.call.CallEvent;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.query.testing.Story;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A call as its events tell it, one after the other. */
class CallStateTest {

    private static final UUID TALK = UUID.randomUUID();
    private static final Instant LATER = Instant.parse("2026-01-05T17:00:00Z");

    private final Story story = new Story("w");
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID cyn = story.member("cyn");

    private CallState told() {
        List<CallEvent> events = story.told().stream()
                .filter(CallEvent.class::isInstance)
                .map(CallEvent.class::cast)
                .toList();
        CallState state = CallState.of((CallStarted) events.getFirst());
        for (CallEvent event : events) {
            state = state.after(event);
        }
        return state;
    }

    @Test
    void who_cannot_be_rung_is_turned_away_without_a_ring() {
        UUID call = story.calls(TALK, ann, null);
        story.turnsAway(TALK, call, bob, DeclineReason.ABSENT, LATER, cyn);
        CallState state = told();
        Ring ring = state.rings().getFirst();
        assertThat(ring.state()).isEqualTo(RingState.DECLINED);
        assertThat(ring.turnedAway()).isTrue();
        assertThat(ring.reason()).isEqualTo(DeclineReason.ABSENT);
        assertThat(ring.until()).isEqualTo(LATER);
        assertThat(ring.standIn()).isEqualTo(cyn);
        assertThat(state.phase()).isEqualTo(CallPhase.ACTIVE);
        assertThat(state.concerned()).containsExactly(ann, bob);
    }

    @Test
    void who_was_rung_and_is_rung_again_in_focus_time_is_turned_away() {
        UUID call = story.calls(TALK, ann, null, bob, cyn);
        story.misses(TALK, call, bob);
        story.turnsAway(TALK, call, bob, DeclineReason.FOCUS, LATER, null);
        List<Ring> rings = told().rings();
        assertThat(rings).extracting(Ring::person).containsExactly(bob, cyn);
        assertThat(rings.getFirst().turnedAway()).isTrue();
        assertThat(rings.getLast().state()).isEqualTo(RingState.RINGING);
    }

    @Test
    void declining_a_ring_is_no_turning_away() {
        UUID call = story.calls(TALK, ann, null, bob);
        story.declines(TALK, call, bob);
        Ring ring = told().rings().getFirst();
        assertThat(ring.turnedAway()).isFalse();
        assertThat(ring.reason()).isEqualTo(DeclineReason.LATER);
    }

    @Test
    void who_moves_to_another_device_stays_all_the_time() {
        UUID call = story.calls(TALK, ann, null, bob);
        story.answers(TALK, call, bob);
        Instant came = story.now();
        story.moves(TALK, call, bob, "phone");
        story.moves(TALK, call, bob, "tablet");
        CallState during = told();
        Seat seat = during.seats().getLast();
        assertThat(during.seats()).hasSize(2);
        assertThat(seat.since()).isEqualTo(came);
        assertThat(seat.device()).isEqualTo("tablet");
        assertThat(seat.until()).isNull();
        assertThat(during.answeredAt()).isEqualTo(came);
    }

    @Test
    void who_comes_back_has_a_stay_of_its_own_and_each_says_why_it_ended() {
        UUID call = story.calls(TALK, ann, null, bob);
        story.answers(TALK, call, bob);
        story.leavesCall(TALK, call, bob);
        story.answers(TALK, call, bob);
        story.ends(TALK, call);
        CallState state = told();
        assertThat(state.seats())
                .extracting(Seat::leftBecause)
                .containsExactly(LeaveReason.CALL_ENDED, LeaveReason.LEFT, LeaveReason.CALL_ENDED);
        assertThat(state.people()).containsExactly(ann, bob);
        assertThat(state.outcome()).isEqualTo(CallOutcome.CONNECTED);
    }

    @Test
    void the_host_changes_and_the_last_notes_hold_also_after_the_end() {
        UUID call = story.calls(TALK, ann, null, bob);
        story.answers(TALK, call, bob);
        story.summarizes(TALK, call, ann, "first");
        story.handsOver(TALK, call, bob, ann);
        story.ends(TALK, call);
        story.summarizes(TALK, call, bob, "second");
        CallState state = told();
        assertThat(state.host()).isEqualTo(bob);
        assertThat(state.origin().by()).isEqualTo(ann);
        assertThat(state.notes()).isEqualTo(new CallState.Notes("second", bob, story.now()));
        assertThat(state.phase()).isEqualTo(CallPhase.ENDED);
    }
}
