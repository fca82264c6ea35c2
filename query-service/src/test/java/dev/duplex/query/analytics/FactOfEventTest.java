package dev.duplex.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.query.analytics.waitspan.Speaker;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactOfEventTest {

    private static final UUID ID = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource
    void who_leaves_a_call_leaves_it_except_to_go_on_on_another_device(LeaveReason reason) {
        FactOfEvent facts = new FactOfEvent(person -> Speaker.MEMBER);
        CallLeft left = new CallLeft("w", ID, ID, ID, reason, "phone", ID, Instant.EPOCH);
        assertThat(facts.of(0, left).isPresent()).isEqualTo(reason != LeaveReason.MOVED);
    }
}
