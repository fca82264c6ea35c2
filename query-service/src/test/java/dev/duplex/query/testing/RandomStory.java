package dev.duplex.query.testing;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.FocusBreak.Who;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A story that a seed tells: a few people and conversations, everything that can happen, some of it late. */
public final class RandomStory {

    private final Random random;
    private final Story story = new Story("random");
    private final List<UUID> people = new ArrayList<>();
    private final List<Talk> talks = new ArrayList<>();
    private final List<UUID> focus = new ArrayList<>();

    private record Talk(UUID id, List<UUID> people, List<Said> said, List<UUID> calls) {}

    private record Said(UUID message, UUID by) {}

    public RandomStory(long seed) {
        this.random = new Random(seed);
        for (PersonKind kind : List.of(
                PersonKind.MEMBER,
                PersonKind.MEMBER,
                PersonKind.MEMBER,
                PersonKind.CUSTOMER,
                PersonKind.CUSTOMER,
                PersonKind.BOT)) {
            people.add(story.joins("p" + people.size(), kind));
        }
    }

    public List<DuplexEvent> tell(int steps) {
        for (ConversationKind kind : ConversationKind.values()) {
            start(kind);
        }
        for (int i = 0; i < steps; i++) {
            step();
            if (i % 10 == 0) {
                reach(pick(people));
            }
        }
        return story.told();
    }

    private void start(ConversationKind kind) {
        List<UUID> some = new ArrayList<>(people);
        java.util.Collections.shuffle(some, random);
        some = new ArrayList<>(some.subList(0, kind == ConversationKind.DIRECT ? 2 : 2 + random.nextInt(3)));
        talks.add(new Talk(story.starts(kind, some.toArray(UUID[]::new)), some, new ArrayList<>(), new ArrayList<>()));
    }

    private void step() {
        Talk talk = pick(talks);
        UUID person = pick(talk.people());
        if (random.nextInt(15) == 0) {
            story.after(Duration.ofSeconds(random.nextInt(120) - 60L));
        }
        if (talk.said().isEmpty()) {
            talk.said().add(new Said(story.says(talk.id(), person, "first"), person));
            return;
        }
        Said said = pick(talk.said());
        switch (random.nextInt(17)) {
            case 0, 1, 2 -> talk.said().add(new Said(story.says(talk.id(), person, "text"), person));
            case 3 -> talk.said().add(new Said(story.says(talk.id(), person, "you", pick(talk.people())), person));
            case 4, 5 -> talk.said().add(new Said(story.replies(talk.id(), person, said.message()), person));
            case 6 -> talk.said().add(new Said(story.imported(talk.id(), person, pick(people)), person));
            case 7 -> talk.said().add(new Said(story.needs(talk.id(), person, story.now()), person));
            case 8 -> story.edits(talk.id(), said.message(), said.by(), "better");
            case 9 -> {
                if (random.nextInt(3) == 0) {
                    story.retracts(talk.id(), said.message(), said.by());
                } else {
                    story.reacts(talk.id(), said.message(), person, random.nextBoolean() ? "+1" : "?");
                }
            }
            case 10, 11 -> story.reads(talk.id(), person, said.message());
            case 12 -> story.defers(talk.id(), person, said.message(), "later");
            case 13 -> story.drops(talk.id(), person, said.message());
            case 14 -> call(talk, person, said);
            case 15 -> story.renames(talk.id(), person, "Now about " + random.nextInt());
            default -> member(talk);
        }
    }

    private void reach(UUID person) {
        LocalTime from = LocalTime.of(random.nextInt(24), 0);
        LocalTime to = LocalTime.of(random.nextInt(24), 30);
        Instant until = story.now().plusSeconds(1 + random.nextInt(100_000));
        switch (random.nextInt(6)) {
            case 0 -> story.setsHours(random.nextBoolean() ? person : null, "UTC", DayOfWeek.MONDAY, from, to);
            case 1 -> focus.add(story.plansFocus(person, DayOfWeek.FRIDAY, from, to));
            case 2 -> focus.add(story.focuses(person, story.now(), until, new FocusBreak(Who.NOBODY, List.of())));
            case 3 -> {
                UUID absence = story.absent(person, story.now(), until, pick(people), null);
                if (random.nextBoolean()) {
                    story.endsAbsence(person, absence);
                }
            }
            case 4 -> story.goesAway(person);
            default -> {
                story.comesBack(person);
                if (!focus.isEmpty()) {
                    story.endsFocus(person, pick(focus));
                }
            }
        }
    }

    private void call(Talk talk, UUID person, Said said) {
        if (talk.calls().isEmpty()) {
            talk.calls()
                    .add(story.calls(talk.id(), person, random.nextBoolean() ? said.message() : null, pick(people)));
            return;
        }
        UUID call = talk.calls().getLast();
        switch (random.nextInt(6)) {
            case 0 -> story.answers(talk.id(), call, person);
            case 1 -> story.declines(talk.id(), call, person);
            case 2 -> story.misses(talk.id(), call, person);
            case 3 -> story.leavesCall(talk.id(), call, person);
            case 4 -> story.ringCancelled(talk.id(), call, person);
            default -> {
                story.ends(talk.id(), call);
                story.continuesLater(talk.id(), call, person);
                talk.calls().clear();
            }
        }
    }

    private void member(Talk talk) {
        UUID person = pick(people);
        if (!talk.people().contains(person)) {
            story.added(talk.id(), person);
            talk.people().add(person);
        } else if (talk.people().size() > 2) {
            story.leaves(talk.id(), person);
            talk.people().remove(person);
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
