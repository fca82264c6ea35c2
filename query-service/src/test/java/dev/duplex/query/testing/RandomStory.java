package dev.duplex.query.testing;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.FocusBreak.Who;
import dev.duplex.events.conversation.AttentionEvent.ConversationFavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationMuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationSnoozed;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnfavourited;
import dev.duplex.events.conversation.AttentionEvent.ConversationUnmuted;
import dev.duplex.events.conversation.AttentionEvent.ConversationWoken;
import dev.duplex.events.conversation.AttentionEvent.ThreadFollowed;
import dev.duplex.events.conversation.AttentionEvent.ThreadUnfollowed;
import dev.duplex.events.conversation.ConversationEvent.ConversationClosed;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationReopened;
import dev.duplex.events.conversation.ConversationEvent.ParticipantRoleChanged;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.conversation.ReopenReason;
import dev.duplex.events.conversation.WakeReason;
import dev.duplex.events.people.PersonKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A story that a seed tells: a few people and conversations, everything that can happen, some of it late. */
public final class RandomStory {

    private final Random random;
    private final Story story = new Story("random");
    private final List<UUID> people = new ArrayList<>();
    private final List<Talk> talks = new ArrayList<>();
    private final RandomDeeds deeds;
    private final LiveDeeds live;
    private int changes;
    private final List<UUID> focus = new ArrayList<>();

    private record Talk(UUID id, List<UUID> people, List<Said> said, List<UUID> calls) {}

    private record Said(UUID message, UUID by) {}

    public RandomStory(long seed) {
        this.random = new Random(seed);
        this.deeds = new RandomDeeds(random, story);
        this.live = new LiveDeeds(random, story);
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
        Collections.shuffle(some, random);
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
        if (random.nextInt(3) == 0) {
            deeds.oneMore(talk.id(), talk.people(), person, said.message(), said.by())
                    .ifPresent(message -> talk.said().add(new Said(message, person)));
            return;
        }
        switch (random.nextInt(21)) {
            case 0, 1, 2 -> talk.said().add(new Said(story.says(talk.id(), person, "text"), person));
            case 3 -> talk.said().add(new Said(story.says(talk.id(), person, "you", pick(talk.people())), person));
            case 4, 5 -> talk.said().add(new Said(story.replies(talk.id(), person, said.message()), person));
            case 6 -> talk.said().add(new Said(story.imported(talk.id(), person, pick(people)), person));
            case 7 -> talk.said().add(new Said(story.needs(talk.id(), person, story.now()), person));
            case 8 -> story.edits(talk.id(), said.message(), said.by(), "better");
            case 9 -> {
                if (random.nextInt(3) == 0) {
                    story.retracts(talk.id(), said.message(), said.by());
                } else if (random.nextInt(4) == 0) {
                    story.unreacts(talk.id(), said.message(), person, "+1");
                } else {
                    story.reacts(talk.id(), said.message(), person, random.nextBoolean() ? "+1" : "?");
                }
            }
            case 10, 11 -> story.reads(talk.id(), person, said.message());
            case 12 -> story.defers(talk.id(), person, said.message(), "later");
            case 13 -> story.drops(talk.id(), person, said.message());
            case 14, 19 -> call(talk, person, said);
            case 20 -> live.plans(talk.id(), person, pick(talk.people()));
            case 15 -> change(talk, person, said);
            case 16 -> new Later(story, random).about(talk.id(), person, said.message(), said.by());
            case 17 -> new Later(story, random).writes(talk.id(), person);
            default -> member(talk);
        }
    }

    private void change(Talk talk, UUID person, Said said) {
        String name = story.workspace;
        UUID id = talk.id();
        int kind = changes++ % 12;
        ParticipantRole role = pick(List.of(ParticipantRole.values()));
        story.happens(at -> switch (kind) {
            case 0 -> new ConversationRenamed(name, id, "Now about " + random.nextInt(), person, at);
            case 1 -> new ConversationClosed(name, id, "done", person, at);
            case 2 -> new ConversationReopened(name, id, ReopenReason.REQUESTED, person, at);
            case 3 -> new ParticipantRoleChanged(name, id, person, role, null, at);
            case 4 -> new ConversationMuted(name, id, person, at.plusSeconds(60), person, at);
            case 5 -> new ConversationUnmuted(name, id, person, person, at);
            case 6 -> new ConversationFavourited(name, id, person, person, at);
            case 7 -> new ConversationUnfavourited(name, id, person, person, at);
            case 8 -> new ConversationSnoozed(name, id, person, at.plusSeconds(60), person, at);
            case 9 -> new ConversationWoken(name, id, person, WakeReason.DUE, null, at);
            case 10 -> new ThreadFollowed(name, id, said.message(), person, person, at);
            default -> new ThreadUnfollowed(name, id, said.message(), person, person, at);
        });
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
                    .add(story.meets(
                            talk.id(),
                            person,
                            random.nextBoolean() ? said.message() : null,
                            live.occasion(talk.id()).orElse(null),
                            pick(people)));
            return;
        }
        UUID call = talk.calls().getLast();
        switch (random.nextInt(9)) {
            case 0, 6 -> story.answers(talk.id(), call, person);
            case 1 -> story.declines(talk.id(), call, person);
            case 2 -> story.misses(talk.id(), call, person);
            case 3 -> story.leavesCall(talk.id(), call, person);
            case 4 -> story.ringCancelled(talk.id(), call, person);
            case 7, 8 -> live.during(talk.id(), call, person, pick(talk.people()));
            default -> {
                story.ends(talk.id(), call);
                live.after(talk.id(), call, person, pick(talk.people()));
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
