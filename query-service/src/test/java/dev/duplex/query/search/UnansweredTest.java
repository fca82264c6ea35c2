package dev.duplex.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.query.projection.LoggedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held open step by step is what looking at the whole story would say: late, early, edited, cut, died. */
class UnansweredTest {

    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43, 44, 45})
    void it_is_that_of_the_whole_story(long seed) {
        List<DuplexEvent> story = story(new Random(seed));
        Random random = new Random(seed + 1_000);
        try (Searching searching = new Searching(directory)) {
            searching.happened(story);
            int from = 0;
            while (from < story.size()) {
                from = Math.min(story.size(), from + 1 + random.nextInt(25));
                searching.upTo(from);
                switch (random.nextInt(6)) {
                    case 0 -> searching.commit();
                    case 1 -> {
                        searching.dies();
                        from = Math.toIntExact(searching.index().position());
                    }
                    case 2 -> searching.restarts();
                    case 3 ->
                        assertThat(new HashSet<>(searching.messages(Searching.unanswered("acme"))))
                                .as("seed %d, at %d", seed, from)
                                .isEqualTo(expected(searching.log().subList(0, from)));
                    default -> {}
                }
            }
            Set<UUID> expected = expected(searching.log());
            assertThat(new HashSet<>(searching.messages(Searching.unanswered("acme"))))
                    .as("seed %d", seed)
                    .isEqualTo(expected)
                    .isNotEmpty();
        }
    }

    /** After a failure in the midst of a batch the same events come again. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {51, 52})
    void events_that_come_again_change_nothing(long seed) {
        List<DuplexEvent> story = story(new Random(seed));
        Random random = new Random(seed);
        try (Searching searching = new Searching(directory)) {
            searching.happened(story);
            List<LoggedEvent> log = searching.log();
            int from = 0;
            while (from < log.size()) {
                int to = Math.min(log.size(), from + 1 + random.nextInt(25));
                if (from > 0 && random.nextBoolean()) {
                    List<LoggedEvent> broken = new ArrayList<>(log.subList(from, from + random.nextInt(to - from + 1)));
                    broken.add(new LoggedEvent(poison((ConversationStarted) story.getFirst()), 1_000_000));
                    assertThatThrownBy(() -> searching.index().apply(broken, new Progress(2_000_000, 0, "")))
                            .isInstanceOf(NullPointerException.class);
                }
                searching.upTo(to);
                from = to;
            }
            assertThat(new HashSet<>(searching.messages(Searching.unanswered("acme"))))
                    .as("seed %d", seed)
                    .isEqualTo(expected(log));
        }
    }

    private static MessageSent poison(ConversationStarted room) {
        return new MessageSent(
                "acme",
                room.conversation(),
                UUID.randomUUID(),
                "said",
                MessageMode.ASYNC,
                null,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                Origin.IMPORT,
                UUID.randomUUID(),
                null);
    }

    private static Set<UUID> expected(List<LoggedEvent> log) {
        Map<UUID, ConversationKind> kinds = new HashMap<>();
        Map<UUID, MessageSent> sent = new HashMap<>();
        Map<UUID, Moment> moments = new HashMap<>();
        Set<UUID> gone = new HashSet<>();
        for (LoggedEvent logged : log) {
            switch (logged.event()) {
                case ConversationStarted started -> kinds.put(started.conversation(), started.kind());
                case MessageSent message -> {
                    sent.put(message.message(), message);
                    moments.put(message.message(), Moment.of(message.at(), logged.position()));
                }
                case MessageRetracted retracted -> gone.add(retracted.message());
                default -> {}
            }
        }
        Set<UUID> open = new HashSet<>();
        for (MessageSent question : sent.values()) {
            boolean answered = sent.values().stream()
                    .anyMatch(other -> Entry.speaks(other)
                            && !other.by().equals(question.by())
                            && place(other, kinds, sent).equals(place(question, kinds, sent))
                            && moments.get(other.message()).isAfter(moments.get(question.message())));
            if (!answered && Entry.speaks(question) && !gone.contains(question.message())) {
                open.add(question.message());
            }
        }
        return open;
    }

    private static UUID place(MessageSent message, Map<UUID, ConversationKind> kinds, Map<UUID, MessageSent> sent) {
        if (kinds.get(message.conversation()) != ConversationKind.CHANNEL) {
            return message.conversation();
        }
        UUID opening = message.message();
        while (sent.containsKey(opening) && sent.get(opening).inReplyTo() != null) {
            opening = sent.get(opening).inReplyTo();
        }
        return opening;
    }

    private static List<DuplexEvent> story(Random random) {
        List<DuplexEvent> events = new ArrayList<>();
        List<UUID> rooms = new ArrayList<>();
        for (ConversationKind kind : List.of(
                ConversationKind.CHANNEL, ConversationKind.CHANNEL, ConversationKind.GROUP, ConversationKind.INQUIRY)) {
            rooms.add(id(random));
            events.add(new ConversationStarted("acme", rooms.getLast(), kind, null, null, List.of(), null, START));
        }
        List<UUID> people = List.of(id(random), id(random), id(random));
        Map<UUID, List<UUID>> said = new HashMap<>();
        Map<UUID, List<UUID>> toCome = new HashMap<>();
        for (int i = 0; i < 250; i++) {
            UUID room = rooms.get(random.nextInt(rooms.size()));
            List<UUID> here = said.computeIfAbsent(room, any -> new ArrayList<>());
            List<UUID> early = toCome.computeIfAbsent(room, any -> new ArrayList<>());
            UUID person = people.get(random.nextInt(people.size()));
            Instant at = START.plusSeconds(random.nextInt(8) == 0 ? random.nextInt(250) : i);
            if (!here.isEmpty() && random.nextInt(10) == 0) {
                UUID message = here.get(random.nextInt(here.size()));
                events.add(
                        random.nextBoolean()
                                ? new MessageEdited("acme", room, message, "better", null, null, person, person, at)
                                : new MessageRetracted("acme", room, message, person, at));
                continue;
            }
            UUID message = !early.isEmpty() && random.nextInt(3) == 0
                    ? early.remove(random.nextInt(early.size()))
                    : id(random);
            UUID parent = null;
            if (random.nextInt(12) == 0) {
                parent = id(random);
                early.add(parent);
            } else if (!here.isEmpty() && random.nextInt(2) == 0) {
                parent = here.get(random.nextInt(here.size()));
                parent = isBelow(parent, message, events) ? null : parent;
            }
            events.add(new MessageSent(
                    "acme",
                    room,
                    message,
                    "said " + i,
                    MessageMode.ASYNC,
                    null,
                    parent,
                    List.of(),
                    null,
                    Urgency.NORMAL,
                    null,
                    random.nextInt(10) == 0,
                    List.of(),
                    random.nextInt(10) == 0 ? Origin.BOT : Origin.IMPORT,
                    person,
                    at));
            here.add(message);
        }
        return events;
    }

    /** Nothing answers what answers it. */
    private static boolean isBelow(UUID parent, UUID message, List<DuplexEvent> events) {
        Map<UUID, UUID> parents = new HashMap<>();
        events.forEach(event -> {
            if (event instanceof MessageSent sent && sent.inReplyTo() != null) {
                parents.put(sent.message(), sent.inReplyTo());
            }
        });
        for (UUID above = parent; above != null; above = parents.get(above)) {
            if (above.equals(message)) {
                return true;
            }
        }
        return false;
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
