package dev.duplex.command;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationEvent.ParticipantLeft;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An invented workspace, its people, and what happened there. */
public final class Acme {

    public static final String WORKSPACE = "acme";
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final Instant THEN = Instant.parse("2026-03-02T09:00:00Z");
    public static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    public static final UUID ANN = id("ann");
    public static final UUID BOB = id("bob");
    public static final UUID CYD = id("cyd");
    /** Of another workspace. */
    public static final UUID STRANGER = id("stranger");

    public static final UUID ROOM = id("room");
    public static final UUID OTHER_ROOM = id("other room");
    public static final UUID NOWHERE = id("nowhere");

    private Acme() {}

    public static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public static Instant in(long seconds) {
        return NOW.plusSeconds(seconds);
    }

    public static WorkspaceOpened opened() {
        return new WorkspaceOpened(WORKSPACE, "Acme", BERLIN, null, THEN);
    }

    public static PersonJoined joined(UUID person) {
        return joined(WORKSPACE, person, PersonKind.MEMBER);
    }

    public static PersonJoined joined(String workspace, UUID person, PersonKind kind) {
        return new PersonJoined(workspace, person, "Somebody", null, kind, BERLIN, null, null, THEN);
    }

    /** The workspace with Ann, Bob and Cyd, and another one with a stranger. */
    public static List<DuplexEvent> people() {
        return List.of(
                opened(),
                joined(ANN),
                joined(BOB),
                joined(CYD),
                new WorkspaceOpened("elsewhere", "Elsewhere", BERLIN, null, THEN),
                joined("elsewhere", STRANGER, PersonKind.MEMBER));
    }

    /** A conversation that its first participant started. */
    public static List<DuplexEvent> started(UUID conversation, ConversationKind kind, UUID... participants) {
        List<DuplexEvent> events = new ArrayList<>();
        events.add(new ConversationStarted(
                WORKSPACE, conversation, kind, null, null, List.of(participants), participants[0], THEN));
        for (UUID person : participants) {
            events.add(new ParticipantAdded(
                    WORKSPACE,
                    conversation,
                    person,
                    person.equals(participants[0]) ? ParticipantRole.OWNER : ParticipantRole.MEMBER,
                    participants[0],
                    THEN));
        }
        return events;
    }

    public static ParticipantLeft left(UUID conversation, UUID person) {
        return new ParticipantLeft(WORKSPACE, conversation, person, person, THEN);
    }

    public static MessageSent sent(UUID conversation, UUID message, UUID by) {
        return new MessageSent(
                WORKSPACE,
                conversation,
                message,
                "Hello",
                MessageMode.ASYNC,
                null,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                false,
                List.of(),
                Origin.PERSON,
                by,
                THEN);
    }

    /** A message for members only. */
    public static MessageSent note(UUID conversation, UUID message, UUID by) {
        return new MessageSent(
                WORKSPACE,
                conversation,
                message,
                "Hello",
                MessageMode.ASYNC,
                null,
                null,
                List.of(),
                null,
                Urgency.NORMAL,
                null,
                true,
                List.of(),
                Origin.PERSON,
                by,
                THEN);
    }
}
