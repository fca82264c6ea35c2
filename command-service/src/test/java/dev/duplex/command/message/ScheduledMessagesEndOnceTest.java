package dev.duplex.command.message;

import static dev.duplex.command.Acme.ANN;
import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.NOW;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.people;
import static dev.duplex.command.Acme.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.PlainAgenda;
import dev.duplex.command.PlainLog;
import dev.duplex.command.message.ScheduledMessageCommand.CancelScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.ChangeScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.ScheduleMessage;
import dev.duplex.command.message.ScheduledMessageCommand.SendScheduledMessage;
import dev.duplex.command.message.ScheduledMessageCommand.When;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageCancelled;
import dev.duplex.events.message.ScheduledMessageEvent.ScheduledMessageFailed;
import dev.duplex.events.message.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever happens in whatever order: each scheduled message is sent, cancelled or failed, one of them and once; one that failed
 * may be scheduled anew or cancelled, and fails again only after that.
 */
class ScheduledMessagesEndOnceTest {

    private static final int STEPS = 50;
    private static final int MESSAGES = 4;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 300);
    }

    /** A story that its seed tells. */
    private static final class Story {

        private final Random random;
        private final PlainLog log = new PlainLog();
        private final PlainAgenda agenda = new PlainAgenda(new WhenScheduledMessageIsDueThenSend());
        private Instant now = NOW;
        private boolean present = true;
        private int absences;

        Story(long seed) {
            random = new Random(seed);
            log.happened(people());
            log.happened(started(ROOM, ConversationKind.GROUP, ANN, BOB));
        }

        void step() {
            now = now.plusSeconds(1 + random.nextInt(5 * 3600));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> log.send(new ScheduledMessageHandler<>(), new ScheduleMessage(content(), when()));
                case 3 ->
                    log.send(
                            new ScheduledMessageHandler<>(),
                            new ChangeScheduledMessage(
                                    any(),
                                    "text " + random.nextInt(3),
                                    null,
                                    random.nextBoolean() ? when() : null,
                                    ANN,
                                    now));
                case 4 -> log.send(new ScheduledMessageHandler<>(), new CancelScheduledMessage(any(), ANN, now));
                case 5 -> log.send(new SendMessageHandler(), content());
                case 6 -> comeOrGo();
                default -> log.happened(absent());
            }
            if (random.nextInt(3) > 0) {
                fire();
            }
        }

        private void fire() {
            for (Object command : agenda.due(log.events(), now)) {
                log.send(new ScheduledMessageHandler<>(), (SendScheduledMessage) command);
                if (random.nextInt(4) == 0) {
                    log.send(new ScheduledMessageHandler<>(), (SendScheduledMessage) command);
                }
            }
        }

        private SendMessage content() {
            return Writing.plain(
                    ROOM,
                    any(),
                    "text " + random.nextInt(3),
                    MessageMode.ASYNC,
                    null,
                    List.of(),
                    Urgency.NORMAL,
                    null,
                    ANN,
                    now);
        }

        private When when() {
            return random.nextBoolean()
                    ? new When(now.plusSeconds(random.nextInt(200_000)), null)
                    : new When(null, BOB);
        }

        private DuplexEvent absent() {
            return new AbsenceStarted(
                    WORKSPACE,
                    BOB,
                    id("absence " + absences++),
                    now,
                    now.plusSeconds(1 + random.nextInt(100_000)),
                    null,
                    null,
                    BOB,
                    now);
        }

        private void comeOrGo() {
            log.happened(
                    present
                            ? new ParticipantLeft(WORKSPACE, ROOM, ANN, ANN, now)
                            : new ParticipantAdded(WORKSPACE, ROOM, ANN, ParticipantRole.MEMBER, BOB, now));
            present = !present;
        }

        private UUID any() {
            return id("message " + random.nextInt(MESSAGES));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_is_sent_or_cancelled_or_failed(int seed) {
        Story story = new Story(seed);
        for (int i = 0; i < STEPS; i++) {
            story.step();
        }
        for (int hour = 0; hour < 24 * 15; hour++) {
            story.now = story.now.plus(Duration.ofHours(1));
            story.fire();
        }
        Map<UUID, MessageScheduled> pending = new HashMap<>();
        Set<UUID> failed = new HashSet<>();
        Set<UUID> over = new HashSet<>();
        for (DuplexEvent event : story.log.events()) {
            switch (event) {
                case MessageScheduled scheduled -> {
                    assertThat(over)
                            .as("seed %d: %s after its end", seed, event)
                            .doesNotContain(scheduled.message());
                    failed.remove(scheduled.message());
                    pending.put(scheduled.message(), scheduled);
                }
                case MessageSent sent -> {
                    assertThat(failed).as("seed %d: %s", seed, event).doesNotContain(sent.message());
                    MessageScheduled scheduled = pending.remove(sent.message());
                    assertThat(over.add(sent.message()))
                            .as("seed %d: %s again", seed, event)
                            .isTrue();
                    if (scheduled != null) {
                        assertThat(sent.text()).as("seed %d", seed).isEqualTo(scheduled.text());
                        assertThat(sent.at()).as("seed %d", seed).isAfterOrEqualTo(scheduled.dueAt());
                    }
                }
                case ScheduledMessageCancelled cancelled -> {
                    UUID message = cancelled.message();
                    assertThat(pending.remove(message) != null || failed.remove(message))
                            .as("seed %d: %s ends without being open", seed, event)
                            .isTrue();
                    assertThat(over.add(message))
                            .as("seed %d: %s again", seed, event)
                            .isTrue();
                }
                case ScheduledMessageFailed failure -> {
                    assertThat(pending.remove(failure.message()))
                            .as("seed %d: %s without being pending", seed, event)
                            .isNotNull();
                    failed.add(failure.message());
                }
                default -> {}
            }
        }
        assertThat(pending).as("seed %d: lost", seed).isEmpty();
    }
}
