package dev.duplex.query.testing;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceEnded;
import dev.duplex.events.availability.AvailabilityEvent.AbsenceStarted;
import dev.duplex.events.availability.AvailabilityEvent.AwayEnded;
import dev.duplex.events.availability.AvailabilityEvent.AwayStarted;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeEnded;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimePlanned;
import dev.duplex.events.availability.AvailabilityEvent.FocusTimeStarted;
import dev.duplex.events.availability.AvailabilityEvent.WorkingHoursSet;
import dev.duplex.events.availability.DayException;
import dev.duplex.events.availability.FocusBreak;
import dev.duplex.events.availability.WorkingInterval;
import dev.duplex.events.call.CallEvent.CallAnswered;
import dev.duplex.events.call.CallEvent.CallDeclined;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallHostChanged;
import dev.duplex.events.call.CallEvent.CallJoined;
import dev.duplex.events.call.CallEvent.CallLeft;
import dev.duplex.events.call.CallEvent.CallMissed;
import dev.duplex.events.call.CallEvent.CallRingCancelled;
import dev.duplex.events.call.CallEvent.CallRung;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.CallEvent.CallSummarized;
import dev.duplex.events.call.DeclineReason;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.LeaveReason;
import dev.duplex.events.call.Media;
import dev.duplex.events.conversation.ConversationEvent.ConversationRead;
import dev.duplex.events.conversation.ConversationEvent.ConversationRenamed;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.Broadcast;
import dev.duplex.events.message.FileReference;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageEvent.ReactionAdded;
import dev.duplex.events.message.MessageEvent.ReactionRemoved;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.replylater.DropReason;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferralDropped;
import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import dev.duplex.events.transition.TransitionEvent.ConversationContinuedLater;
import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What happened, told in sentences: each adds the events that a command would, a second after the ones before. */
public final class Story {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    public final String workspace;
    private final List<DuplexEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T09:00:00Z");

    public Story(String workspace) {
        this.workspace = workspace;
        events.add(new WorkspaceOpened(workspace, "Workspace " + workspace, BERLIN, null, now));
    }

    /** What was told since the last time that this was asked. */
    public List<DuplexEvent> told() {
        List<DuplexEvent> told = List.copyOf(events);
        events.clear();
        return told;
    }

    public Instant now() {
        return now;
    }

    /** The next sentence is said so much later, or earlier for history that comes late. */
    public Story after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    public UUID joins(String name, PersonKind kind) {
        UUID person = UUID.randomUUID();
        add(new PersonJoined(workspace, person, name, name + "@example.org", kind, BERLIN, name, null, tick()));
        return person;
    }

    public UUID member(String name) {
        return joins(name, PersonKind.MEMBER);
    }

    public UUID starts(ConversationKind kind, UUID... people) {
        UUID conversation = UUID.randomUUID();
        tick();
        add(new ConversationStarted(
                workspace, conversation, kind, "About " + kind, null, List.of(people), people[0], now));
        for (UUID person : people) {
            add(new ParticipantAdded(workspace, conversation, person, ParticipantRole.MEMBER, people[0], now));
        }
        return conversation;
    }

    public void added(UUID conversation, UUID person) {
        add(new ParticipantAdded(workspace, conversation, person, ParticipantRole.MEMBER, null, tick()));
    }

    public void leaves(UUID conversation, UUID person) {
        add(new ParticipantLeft(workspace, conversation, person, person, tick()));
    }

    public void renames(UUID conversation, UUID person, String subject) {
        add(new ConversationRenamed(workspace, conversation, subject, person, tick()));
    }

    public UUID says(UUID conversation, UUID person, String text, UUID... mentions) {
        return message(conversation, person, text, null, Origin.PERSON, null, List.of(mentions));
    }

    public UUID replies(UUID conversation, UUID person, UUID to, UUID... mentions) {
        return message(conversation, person, "Re", to, Origin.PERSON, null, List.of(mentions));
    }

    public UUID needs(UUID conversation, UUID person, Instant by) {
        return message(conversation, person, "Please", null, Origin.PERSON, by, List.of());
    }

    public UUID imported(UUID conversation, UUID person, UUID... mentions) {
        return message(conversation, person, "Long ago", null, Origin.IMPORT, null, List.of(mentions));
    }

    /** A private note. */
    public UUID notes(UUID conversation, UUID person, @Nullable UUID inReplyTo) {
        return add(conversation, person, inReplyTo, true, List.of());
    }

    public UUID attaches(UUID conversation, UUID person, FileReference... files) {
        return add(conversation, person, null, false, List.of(files));
    }

    private UUID add(
            UUID conversation,
            UUID person,
            @Nullable UUID inReplyTo,
            boolean privateNote,
            List<FileReference> attachments) {
        UUID message = UUID.randomUUID();
        add(new MessageSent(
                workspace,
                conversation,
                message,
                privateNote ? "Psst" : "Here",
                MessageMode.ASYNC,
                null,
                inReplyTo,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                privateNote,
                attachments,
                Origin.PERSON,
                person,
                tick()));
        return message;
    }

    /** History that comes with ids of its own. */
    public void imports(UUID conversation, UUID message, UUID person, @Nullable UUID inReplyTo) {
        message(conversation, message, person, "Long ago", inReplyTo, Origin.IMPORT, null, List.of());
    }

    private UUID message(
            UUID conversation,
            UUID person,
            String text,
            @Nullable UUID inReplyTo,
            Origin origin,
            @Nullable Instant needsReplyBy,
            List<UUID> mentions) {
        UUID message = UUID.randomUUID();
        message(conversation, message, person, text, inReplyTo, origin, needsReplyBy, mentions);
        return message;
    }

    private void message(
            UUID conversation,
            UUID message,
            UUID person,
            String text,
            @Nullable UUID inReplyTo,
            Origin origin,
            @Nullable Instant needsReplyBy,
            List<UUID> mentions) {
        add(new MessageSent(
                workspace,
                conversation,
                message,
                text,
                MessageMode.ASYNC,
                null,
                inReplyTo,
                mentions,
                null,
                Urgency.NORMAL,
                needsReplyBy,
                false,
                List.of(),
                origin,
                person,
                tick()));
    }

    public void edits(UUID conversation, UUID message, UUID author, String text) {
        add(new MessageEdited(workspace, conversation, message, text, null, null, author, author, tick()));
    }

    public void edits(
            UUID conversation,
            UUID message,
            UUID author,
            String text,
            List<UUID> mentions,
            @Nullable Broadcast broadcast) {
        add(new MessageEdited(workspace, conversation, message, text, mentions, broadcast, author, author, tick()));
    }

    public void retracts(UUID conversation, UUID message, UUID author) {
        add(new MessageRetracted(workspace, conversation, message, author, tick()));
    }

    public void reacts(UUID conversation, UUID message, UUID person, String emoji) {
        add(new ReactionAdded(workspace, conversation, message, emoji, person, tick()));
    }

    public void unreacts(UUID conversation, UUID message, UUID person, String emoji) {
        add(new ReactionRemoved(workspace, conversation, message, emoji, person, tick()));
    }

    public void reads(UUID conversation, UUID person, UUID upTo) {
        add(new ConversationRead(workspace, conversation, person, upTo, person, tick()));
    }

    public void defers(UUID conversation, UUID person, UUID message, String note) {
        Instant at = tick();
        add(new ReplyDeferred(workspace, conversation, message, null, person, at.plusSeconds(3600), note, person, at));
    }

    public void drops(UUID conversation, UUID person, UUID message) {
        add(new ReplyDeferralDropped(
                workspace, conversation, message, null, person, DropReason.WITHDRAWN, null, person, tick()));
    }

    public UUID calls(UUID conversation, UUID person, @Nullable UUID escalatedFrom, UUID... ring) {
        return meets(conversation, person, escalatedFrom, null, ring);
    }

    /** @param scheduled the scheduled call that it takes place for, null for none */
    public UUID meets(
            UUID conversation, UUID person, @Nullable UUID escalatedFrom, @Nullable UUID scheduled, UUID... ring) {
        UUID call = UUID.randomUUID();
        tick();
        if (escalatedFrom != null) {
            add(new ConversationEscalated(workspace, conversation, escalatedFrom, call, List.of(), null, person, now));
        }
        add(new CallStarted(
                workspace,
                conversation,
                call,
                Media.VIDEO,
                List.of(ring),
                false,
                escalatedFrom,
                scheduled,
                null,
                person,
                now));
        add(new CallJoined(workspace, conversation, call, person, null, null, person, now));
        for (UUID rung : ring) {
            add(new CallRung(workspace, conversation, call, rung, person, now));
        }
        return call;
    }

    /** From another device than before. */
    public void moves(UUID conversation, UUID call, UUID person, String device) {
        tick();
        add(new CallLeft(workspace, conversation, call, person, LeaveReason.MOVED, null, person, now));
        add(new CallJoined(workspace, conversation, call, person, null, device, person, now));
    }

    /** Who cannot be rung owes a reply. */
    public void turnsAway(
            UUID conversation,
            UUID call,
            UUID person,
            DeclineReason reason,
            @Nullable Instant until,
            @Nullable UUID standIn) {
        tick();
        add(new CallDeclined(workspace, conversation, call, person, reason, until, standIn, null, now));
        add(new ReplyDeferred(workspace, conversation, null, call, person, null, null, null, now));
    }

    public void handsOver(UUID conversation, UUID call, UUID host, @Nullable UUID by) {
        add(new CallHostChanged(workspace, conversation, call, host, by, tick()));
    }

    public void summarizes(UUID conversation, UUID call, UUID person, String notes) {
        add(new CallSummarized(workspace, conversation, call, notes, person, tick()));
    }

    public void answers(UUID conversation, UUID call, UUID person) {
        tick();
        add(new CallAnswered(workspace, conversation, call, person, person, now));
        add(new CallJoined(workspace, conversation, call, person, null, null, person, now));
    }

    public void declines(UUID conversation, UUID call, UUID person) {
        Instant at = tick();
        add(new CallDeclined(
                workspace, conversation, call, person, DeclineReason.LATER, at.plusSeconds(600), null, person, at));
    }

    public void misses(UUID conversation, UUID call, UUID person) {
        add(new CallMissed(workspace, conversation, call, person, null, tick()));
    }

    public void ringCancelled(UUID conversation, UUID call, UUID person) {
        add(new CallRingCancelled(workspace, conversation, call, person, null, tick()));
    }

    public void leavesCall(UUID conversation, UUID call, UUID person) {
        add(new CallLeft(workspace, conversation, call, person, LeaveReason.LEFT, null, person, tick()));
    }

    public void ends(UUID conversation, UUID call) {
        add(new CallEnded(workspace, conversation, call, EndReason.EVERYONE_LEFT, null, tick()));
    }

    public void continuesLater(UUID conversation, UUID call, UUID... owing) {
        add(new ConversationContinuedLater(
                workspace, conversation, call, List.of(owing), List.of(), null, null, owing[0], tick()));
    }

    /** For what has no sentence of its own. */
    public void happens(Function<Instant, DuplexEvent> event) {
        add(event.apply(tick()));
    }

    /** Every week on that day, and not on Christmas Eve 2099. */
    public void setsHours(@Nullable UUID person, String zone, DayOfWeek day, LocalTime from, LocalTime to) {
        add(new WorkingHoursSet(
                workspace,
                person,
                ZoneId.of(zone),
                List.of(new WorkingInterval(day, from, to)),
                List.of(new DayException(LocalDate.of(2099, 12, 24), "Christmas Eve", List.of())),
                1,
                person,
                tick()));
    }

    public UUID focuses(UUID person, Instant from, Instant until, FocusBreak mayBreak) {
        UUID focus = UUID.randomUUID();
        add(new FocusTimeStarted(workspace, person, focus, from, until, mayBreak, person, tick()));
        return focus;
    }

    public UUID plansFocus(UUID person, DayOfWeek day, LocalTime from, LocalTime to) {
        UUID focus = UUID.randomUUID();
        FocusBreak nobody = new FocusBreak(FocusBreak.Who.NOBODY, List.of());
        add(new FocusTimePlanned(workspace, person, focus, BERLIN, List.of(day), from, to, nobody, person, tick()));
        return focus;
    }

    public void endsFocus(UUID person, UUID focus) {
        add(new FocusTimeEnded(workspace, person, focus, person, tick()));
    }

    public UUID absent(UUID person, Instant from, Instant until, @Nullable UUID standIn, @Nullable String note) {
        UUID absence = UUID.randomUUID();
        add(new AbsenceStarted(workspace, person, absence, from, until, standIn, note, person, tick()));
        return absence;
    }

    public void endsAbsence(UUID person, UUID absence) {
        add(new AbsenceEnded(workspace, person, absence, person, tick()));
    }

    public void goesAway(UUID person) {
        add(new AwayStarted(workspace, person, null, person, tick()));
    }

    public void comesBack(UUID person) {
        add(new AwayEnded(workspace, person, person, tick()));
    }

    private Instant tick() {
        now = now.plusSeconds(1);
        return now;
    }

    private void add(DuplexEvent event) {
        events.add(event);
    }
}
