package dev.duplex.benchmarks.large;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.events.message.MessageMode;
import dev.duplex.events.message.Origin;
import dev.duplex.events.message.ScheduledMessageEvent.MessageScheduled;
import dev.duplex.events.message.Urgency;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.events.people.PersonKind;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/** Invents what happened in it; the same for the same seed, but for when. */
final class LargeWorkspace {

    static final String ID = "large";
    /** Takes part in all conversations but {@link #FEW}'s. */
    static final UUID MANY = id("many");
    /** Takes part in ten conversations. */
    static final UUID FEW = id("few");

    static final UUID LONG = id("long");
    static final UUID SHORT = id("short");

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int MEMBERS = 100;
    private static final int SHORTEST = 10;
    private static final Duration AGE = Duration.ofDays(365);

    private final Random random;
    private final Words words;
    private final Consumer<DuplexEvent> log;
    private final Duration step;
    private Instant now;

    /** @param events how many there will be, about: they are spread over the year before {@code end} */
    LargeWorkspace(long seed, Instant end, long events, Consumer<DuplexEvent> log) {
        this.random = new Random(seed);
        this.words = Words.invented(random);
        this.log = log;
        this.now = end.minus(AGE);
        this.step = AGE.dividedBy(Math.max(1, events));
    }

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static UUID member(int number) {
        return id("member" + number);
    }

    Words words() {
        return words;
    }

    void open() {
        log.accept(new WorkspaceOpened(ID, "Large", ZONE, null, tick()));
        joins(MANY, PersonKind.MEMBER);
        joins(FEW, PersonKind.MEMBER);
        for (int i = 0; i < MEMBERS; i++) {
            joins(member(i), PersonKind.MEMBER);
        }
    }

    /** Two channels of the same people, one with so many messages, one with ten. */
    void channels(int messages) {
        List<UUID> people = new ArrayList<>(List.of(MANY, FEW));
        for (int i = 0; i < MEMBERS; i++) {
            people.add(member(i));
        }
        starts(LONG, ConversationKind.CHANNEL, people);
        starts(SHORT, ConversationKind.CHANNEL, people);
        for (int i = 0; i < messages; i++) {
            says(LONG, people.get(random.nextInt(people.size())));
        }
        for (int i = 0; i < SHORTEST; i++) {
            says(SHORT, people.get(random.nextInt(people.size())));
        }
    }

    /** Inquiries of as many customers, and a group for every third, with up to ten messages each. */
    void conversations(int count, UUID person) {
        for (int i = 0; i < count; i++) {
            UUID conversation = id("conversation " + person + i);
            List<UUID> people = new ArrayList<>(List.of(person));
            if (i % 3 == 0) {
                people.add(member(random.nextInt(MEMBERS / 2)));
                people.add(member(MEMBERS / 2 + random.nextInt(MEMBERS / 2)));
                starts(conversation, ConversationKind.GROUP, people);
            } else {
                people.add(id("customer " + person + i));
                joins(people.getLast(), PersonKind.CUSTOMER);
                starts(conversation, ConversationKind.INQUIRY, people);
            }
            int messages = 1 + random.nextInt(10);
            for (int said = 0; said < messages; said++) {
                says(conversation, people.get(random.nextInt(people.size())));
            }
        }
    }

    /** Messages to be sent in a year or later. */
    void scheduled(int count) {
        for (int i = 0; i < count; i++) {
            log.accept(new MessageScheduled(
                    ID,
                    SHORT,
                    id("scheduled " + i),
                    words.sentence(random),
                    null,
                    List.of(),
                    null,
                    Urgency.NORMAL,
                    null,
                    false,
                    List.of(),
                    now.plus(AGE.multipliedBy(2)).plusSeconds(i),
                    null,
                    member(i % MEMBERS),
                    member(i % MEMBERS),
                    tick()));
        }
    }

    private void joins(UUID person, PersonKind kind) {
        log.accept(new PersonJoined(ID, person, words.next(random), null, kind, ZONE, null, null, tick()));
    }

    private void starts(UUID conversation, ConversationKind kind, List<UUID> people) {
        Instant at = tick();
        UUID by = people.getLast();
        log.accept(new ConversationStarted(ID, conversation, kind, words.sentence(random), null, people, by, at));
        for (UUID person : people) {
            ParticipantRole role = person.equals(by) ? ParticipantRole.OWNER : ParticipantRole.MEMBER;
            log.accept(new ParticipantAdded(ID, conversation, person, role, by, at));
        }
    }

    private void says(UUID conversation, UUID person) {
        log.accept(new MessageSent(
                ID,
                conversation,
                new UUID(random.nextLong(), random.nextLong()),
                words.sentence(random),
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
                person,
                tick()));
    }

    private Instant tick() {
        now = now.plus(step);
        return now.truncatedTo(ChronoUnit.MILLIS);
    }
}
