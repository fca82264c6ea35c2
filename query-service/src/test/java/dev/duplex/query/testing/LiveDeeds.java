package dev.duplex.query.testing;

import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import dev.duplex.events.call.Recurrence.Frequency;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import dev.duplex.events.transition.OpenPoint;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What else happens in calls, after them, and to calls that are to come. */
final class LiveDeeds {

    private static final LocalDateTime START = LocalDateTime.parse("2026-03-02T15:00");

    private final Random random;
    private final Story story;
    private final Map<UUID, UUID> scheduled = new HashMap<>();

    LiveDeeds(Random random, Story story) {
        this.random = random;
        this.story = story;
    }

    /** What a call that starts there takes place for. */
    Optional<UUID> occasion(UUID talk) {
        return Optional.ofNullable(scheduled.get(talk));
    }

    void during(UUID talk, UUID call, UUID person, UUID other) {
        Instant later = story.now().plusSeconds(random.nextInt(10_000));
        DeclineReason reason = List.of(DeclineReason.values()).get(random.nextInt(DeclineReason.values().length));
        switch (random.nextInt(4)) {
            case 0 -> story.moves(talk, call, person, "device-" + random.nextInt(3));
            case 1 ->
                story.turnsAway(
                        talk,
                        call,
                        person,
                        reason,
                        random.nextBoolean() ? later : null,
                        random.nextBoolean() ? other : null);
            case 2 -> story.handsOver(talk, call, other, random.nextBoolean() ? person : null);
            default -> story.summarizes(talk, call, person, "notes " + random.nextInt());
        }
    }

    void after(UUID talk, UUID call, UUID person, UUID other) {
        story.summarizes(talk, call, person, "what was said");
        OpenPoint reply = new OpenPoint("answer", other, null, null);
        OpenPoint action = new OpenPoint("do", person, story.now(), UUID.randomUUID());
        story.happens(at -> new ConversationContinuedLater(
                story.workspace,
                talk,
                call,
                List.of(other),
                random.nextBoolean() ? List.of(reply, action) : List.of(),
                random.nextBoolean() ? "no time" : null,
                random.nextBoolean() ? at.plusSeconds(3_600) : null,
                person,
                at));
    }

    void plans(UUID talk, UUID person, UUID other) {
        UUID known = scheduled.get(talk);
        if (known == null) {
            UUID call = UUID.randomUUID();
            scheduled.put(talk, call);
            story.happens(at -> new CallScheduled(
                    story.workspace,
                    talk,
                    call,
                    "weekly",
                    Media.VIDEO,
                    null,
                    START,
                    "Europe/Berlin",
                    30,
                    List.of(other),
                    new Recurrence(Frequency.WEEKLY, 1, List.of(), 10, null),
                    null,
                    person,
                    at));
            return;
        }
        LocalDateTime one = START.plusWeeks(random.nextInt(3));
        boolean all = random.nextBoolean();
        story.happens(at -> switch (random.nextInt(5)) {
            case 0, 1 ->
                new CallRescheduled(
                        story.workspace,
                        talk,
                        known,
                        all ? null : one,
                        "moved " + random.nextInt(),
                        Media.VOICE,
                        null,
                        one.plusHours(1),
                        "Asia/Kolkata",
                        45,
                        List.of(other),
                        null,
                        person,
                        at);
            case 2 ->
                new CallCancelled(story.workspace, talk, known, all ? null : one, all ? "no need" : null, person, at);
            case 3 ->
                new InvitationAnswered(
                        story.workspace, talk, known, other, InvitationAnswer.TENTATIVE, all ? null : one, other, at);
            default ->
                new ScheduledCallReminded(
                        story.workspace, talk, known, one, at.plusSeconds(600), List.of(other), null, at);
        });
    }
}
