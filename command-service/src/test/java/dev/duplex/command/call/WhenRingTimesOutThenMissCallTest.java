package dev.duplex.command.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.rest.RunningService;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "duplex.call.ring-time=1ms")
class WhenRingTimesOutThenMissCallTest extends RunningService {

    @Autowired
    @Qualifier("agenda") private SmartLifecycle agenda;

    private UUID ann;
    private UUID bob;
    private UUID room;

    @BeforeEach
    void people_talk() {
        String workspace = workspace();
        ann = person(workspace);
        bob = person(workspace);
        room = conversation(workspace, "direct", ann, bob);
    }

    @Test
    void a_call_that_nobody_answers_within_the_ring_time_ends() {
        UUID call = call();
        Awaitility.await().until(() -> over(call));
    }

    @Test
    void a_ring_that_timed_out_while_nobody_looked_is_missed_at_the_next_start() {
        agenda.stop();
        UUID call = call();
        assertThat(over(call)).isFalse();
        agenda.start();
        Awaitility.await().until(() -> over(call));
    }

    private UUID call() {
        return post("/v1/conversations/" + room + "/calls")
                .as(ann)
                .json("{\"urgent\":true}")
                .created();
    }

    /** Who never answered cannot leave, and is told whether the call goes on. */
    private boolean over(UUID call) {
        return post("/v1/calls/" + call + "/leave")
                .as(bob)
                .send()
                .json()
                .get("code")
                .asString()
                .equals("call-ended");
    }
}
