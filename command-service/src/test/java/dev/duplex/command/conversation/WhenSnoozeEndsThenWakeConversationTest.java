package dev.duplex.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.Acme;
import dev.duplex.command.MovedClock;
import dev.duplex.command.rest.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

@Import(WhenSnoozeEndsThenWakeConversationTest.Time.class)
class WhenSnoozeEndsThenWakeConversationTest extends RunningService {

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        MovedClock movedClock() {
            return new MovedClock(Acme.NOW);
        }
    }

    @Autowired
    private MovedClock clock;

    private UUID bob;
    private UUID room;
    private UUID otherRoom;

    @BeforeEach
    void people_talk() {
        String workspace = workspace();
        UUID ann = person(workspace);
        bob = person(workspace);
        room = conversation(workspace, "group", ann, bob);
        otherRoom = conversation(workspace, "group", ann, bob);
    }

    @Test
    void a_conversation_wakes_once_when_its_snooze_ends() {
        snooze(room, in(60));
        long before = events();
        clock.move(Duration.ofSeconds(60));
        Awaitility.await().until(() -> events() == before + 1);
        unsnooze(room);
        assertThat(events()).as("it is awake").isEqualTo(before + 1);
    }

    @Test
    void a_snooze_that_was_moved_ends_at_its_new_instant() {
        snooze(room, in(60));
        snooze(room, in(600));
        snooze(otherRoom, in(60));
        long before = events();
        clock.move(Duration.ofSeconds(60));
        Awaitility.await().until(() -> events() == before + 1);
        unsnooze(otherRoom);
        assertThat(events()).as("the other one is awake").isEqualTo(before + 1);
        clock.move(Duration.ofSeconds(540));
        Awaitility.await().until(() -> events() == before + 2);
        unsnooze(room);
        assertThat(events()).isEqualTo(before + 2);
    }

    private Instant in(long seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    private void snooze(UUID conversation, Instant until) {
        assertThat(put("/v1/conversations/" + conversation + "/snooze")
                        .as(bob)
                        .json("{\"until\":\"" + until + "\"}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    private void unsnooze(UUID conversation) {
        assertThat(delete("/v1/conversations/" + conversation + "/snooze")
                        .as(bob)
                        .send()
                        .status())
                .isEqualTo(200);
    }
}
