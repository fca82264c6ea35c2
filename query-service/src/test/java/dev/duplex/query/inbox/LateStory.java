package dev.duplex.query.inbox;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One conversation in which hardly anything is told in order, and much is taken back. */
final class LateStory {

    private record Said(UUID message, UUID by) {}

    private final Story story = new Story("late");
    private final Random random;
    private final List<UUID> people = new ArrayList<>();
    private final Set<UUID> inside;
    private final UUID talk;
    private final List<Said> said = new ArrayList<>();
    private final List<UUID> unsent = new ArrayList<>();

    LateStory(Random random, ConversationKind kind) {
        this.random = random;
        for (int i = 0; i < 4; i++) {
            people.add(story.member("member" + i));
        }
        people.add(story.joins("customer", PersonKind.CUSTOMER));
        this.inside = new LinkedHashSet<>(people.subList(0, 3));
        this.talk = story.starts(kind, inside.toArray(UUID[]::new));
    }

    List<DuplexEvent> tell(int steps) {
        for (int i = 0; i < steps; i++) {
            story.after(Duration.ofSeconds(random.nextInt(120) - (random.nextInt(10) == 0 ? 400 : 0)));
            step();
        }
        return story.told();
    }

    private void step() {
        UUID person = pick(List.copyOf(inside));
        if (said.isEmpty()) {
            sends(UUID.randomUUID(), person, null);
            return;
        }
        Said some = said.get(said.size() - 1 - random.nextInt(Math.min(said.size(), 12)));
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> story.retracts(talk, some.message(), some.by());
            case 4, 5 -> story.edits(talk, some.message(), some.by(), "you", called(), null);
            case 6 -> {
                unsent.add(UUID.randomUUID());
                sends(UUID.randomUUID(), person, unsent.getLast());
            }
            case 7 -> {
                if (!unsent.isEmpty()) {
                    sends(
                            unsent.remove(random.nextInt(unsent.size())),
                            person,
                            random.nextBoolean() ? some.message() : null);
                }
            }
            case 8 -> member();
            case 9 -> rarely(person);
            case 10, 11, 12, 13, 14 -> sends(UUID.randomUUID(), person, null);
            default -> sends(UUID.randomUUID(), person, some.message());
        }
    }

    private void rarely(UUID person) {
        switch (random.nextInt(4)) {
            case 0 -> story.happens(at -> new ConversationClosed("late", talk, null, person, at));
            case 1 -> story.calls(talk, person, null);
            default -> story.notes(talk, person, null);
        }
    }

    private void member() {
        UUID person = pick(people);
        if (inside.add(person)) {
            story.added(talk, person);
        } else if (inside.size() > 2) {
            inside.remove(person);
            story.leaves(talk, person);
        }
    }

    private List<UUID> called() {
        return random.nextBoolean() ? List.of() : List.of(pick(people));
    }

    private void sends(UUID message, UUID by, @Nullable UUID inReplyTo) {
        List<UUID> mentions = called();
        Instant wish = random.nextInt(8) == 0 ? story.now().plusSeconds(random.nextInt(1000)) : null;
        story.happens(at -> new MessageSent(
                "late",
                talk,
                message,
                "text",
                MessageMode.ASYNC,
                null,
                inReplyTo,
                mentions,
                null,
                Urgency.NORMAL,
                wish,
                false,
                List.of(),
                Origin.PERSON,
                by,
                at));
        said.add(new Said(message, by));
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
