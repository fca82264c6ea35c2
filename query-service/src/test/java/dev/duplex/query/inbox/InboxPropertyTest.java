package dev.duplex.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PeopleEvent.PersonJoined;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.History;
import dev.duplex.query.projection.LiveShelves;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.RandomStory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every inbox, however it came about and whatever is asked of it. */
class InboxPropertyTest {

    private static final Instant LONG_AFTER = Instant.parse("2026-02-01T00:00:00Z");

    private static QueryService service;

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Inboxes inboxes() {
        return service.bean(Inboxes.class);
    }

    /** @return who is in the story */
    private static List<UUID> told(long seed, List<DuplexEvent> events) {
        service.append(events);
        service.caughtUp();
        return events.stream()
                .filter(PersonJoined.class::isInstance)
                .map(event -> ((PersonJoined) event).person())
                .toList();
    }

    private static List<Row> all(InboxSource source, InboxQuery query) {
        return inboxes().page(source, query, new Page.First("", 200, Optional.empty()));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void any_question_gives_what_its_words_say_of_the_whole_list_in_pages_of_any_size(long seed) {
        Random random = new Random(seed);
        List<DuplexEvent> events = new RandomStory(seed).tell(400);
        int found = 0;
        for (UUID person : told(seed, events)) {
            Instant asOf = events.get(random.nextInt(events.size())).at();
            InboxSource past = service.bean(PastInboxes.class).of(new Viewer.Operator(), person, asOf);
            for (InboxFilter filter : InboxFilter.values()) {
                for (InboxSort sort : InboxSort.values()) {
                    Instant now = random.nextBoolean() ? asOf : LONG_AFTER;
                    Set<ConversationKind> kinds = kinds(random);
                    InboxQuery query =
                            new InboxQuery(person, filter, sort, kinds, random.nextBoolean(), Optional.empty(), now);
                    InboxSource source = random.nextBoolean() ? past : service.bean(StoredInbox.class);
                    InboxQuery whole = new InboxQuery(
                            person,
                            InboxFilter.ALL,
                            sort,
                            EnumSet.allOf(ConversationKind.class),
                            true,
                            Optional.empty(),
                            now);
                    List<Row> expected =
                            all(source, whole).stream().filter(query::matches).toList();
                    assertThat(paged(source, query, 1 + random.nextInt(3)))
                            .as("seed %d, %s", seed, query)
                            .isEqualTo(expected);
                    found += expected.size();
                }
            }
        }
        assertThat(found).isPositive();
    }

    private static Set<ConversationKind> kinds(Random random) {
        Set<ConversationKind> kinds = EnumSet.allOf(ConversationKind.class);
        if (random.nextInt(3) == 0) {
            kinds.removeIf(kind -> random.nextBoolean());
        }
        return kinds;
    }

    private static List<Row> paged(InboxSource source, InboxQuery query, int size) {
        List<Row> rows = new ArrayList<>();
        Optional<Cursor> after = Optional.empty();
        while (true) {
            List<Row> page = inboxes().page(source, query, new Page.First("", size, after));
            List<Row> kept = page.subList(0, Math.min(size, page.size()));
            rows.addAll(kept);
            if (page.size() <= size) {
                return rows;
            }
            after = Optional.of(query.sort().cursor(kept.getLast().entry()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {11, 12, 13})
    void the_inbox_of_this_moment_from_the_log_is_the_live_one(long seed) {
        List<DuplexEvent> events = new RandomStory(seed).tell(400);
        for (UUID person : told(seed, events)) {
            InboxSource past = service.bean(PastInboxes.class).of(new Viewer.Of(person), person, LONG_AFTER);
            InboxSource live = service.bean(StoredInbox.class);
            InboxQuery query = new InboxQuery(
                    person,
                    InboxFilter.ALL,
                    InboxSort.NEWEST_FIRST,
                    EnumSet.allOf(ConversationKind.class),
                    true,
                    Optional.empty(),
                    LONG_AFTER);
            assertThat(entries(past, query)).as("seed %d", seed).isEqualTo(entries(live, query));
            assertThat(InboxCounts.of(inboxes().counting(past, person), LONG_AFTER))
                    .as("seed %d", seed)
                    .isEqualTo(InboxCounts.of(inboxes().counting(live, person), LONG_AFTER));
        }
    }

    private static List<InboxEntry> entries(InboxSource source, InboxQuery query) {
        return all(source, query).stream()
                .map(row -> InboxEntry.of(row, query.now()))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {21, 22, 23})
    void counts_are_those_of_the_lists_and_never_negative(long seed) {
        List<DuplexEvent> events = new RandomStory(seed).tell(400);
        for (UUID person : told(seed, events)) {
            for (Instant now : moments(seed, events)) {
                InboxSource live = service.bean(StoredInbox.class);
                InboxCounts counts = InboxCounts.of(inboxes().counting(live, person), now);
                List<Row> awake = all(live, query(person, InboxFilter.ALL, now));
                assertThat(awake)
                        .as("seed %d", seed)
                        .allMatch(row -> row.entry().unread().messages() >= 0 && row.mentions() >= 0);
                List<Row> heard = awake.stream()
                        .filter(row -> !row.entry().own().attention().mutedAt(now))
                        .toList();
                assertThat(counts)
                        .as("seed %d", seed)
                        .isEqualTo(new InboxCounts(
                                heard.stream()
                                        .filter(row -> row.entry().unread().messages() > 0)
                                        .count(),
                                heard.stream()
                                        .mapToLong(row -> row.entry().unread().messages())
                                        .sum(),
                                awake.stream().mapToLong(Row::mentions).sum(),
                                all(live, query(person, InboxFilter.WAITING_ON_ME, now))
                                        .size(),
                                all(live, query(person, InboxFilter.WAITING_ON_OTHERS, now))
                                        .size(),
                                awake.stream()
                                        .mapToLong(
                                                row -> row.entry().own().owed().size())
                                        .sum(),
                                all(live, query(person, InboxFilter.OVERDUE, now))
                                        .size(),
                                awake.stream()
                                        .mapToLong(row ->
                                                row.entry().own().actions().size())
                                        .sum(),
                                all(live, query(person, InboxFilter.SNOOZED, now))
                                        .size()));
            }
        }
    }

    /** What is overdue, snoozed or muted changes from one to the next without an event. */
    private static List<Instant> moments(long seed, List<DuplexEvent> events) {
        Random random = new Random(seed);
        List<Instant> moments = new ArrayList<>(List.of(LONG_AFTER));
        for (int i = 0; i < 6; i++) {
            moments.add(events.get(random.nextInt(events.size())).at().plusSeconds(random.nextInt(90)));
        }
        return moments;
    }

    private static InboxQuery query(UUID person, InboxFilter filter, Instant now) {
        return new InboxQuery(
                person,
                filter,
                InboxSort.NEWEST_FIRST,
                EnumSet.allOf(ConversationKind.class),
                false,
                Optional.empty(),
                now);
    }

    @ParameterizedTest
    @EnumSource(InboxSort.class)
    void an_index_gives_the_order_of_each_list(InboxSort sort) {
        MongoDatabase database = service.bean(MongoDatabase.class);
        told(31, new RandomStory(31).tell(50));
        Cursor cursor = new Cursor(LONG_AFTER, UUID.randomUUID().toString());
        for (InboxFilter filter : InboxFilter.values()) {
            for (boolean snoozed : List.of(true, false)) {
                for (Optional<Cursor> after : List.of(Optional.<Cursor>empty(), Optional.of(cursor))) {
                    InboxQuery query = new InboxQuery(
                            UUID.randomUUID(),
                            filter,
                            sort,
                            EnumSet.allOf(ConversationKind.class),
                            snoozed,
                            Optional.empty(),
                            LONG_AFTER);
                    Document plan =
                            explained(database, StoredInbox.filter(query, after), StoredInbox.order(query.sort()));
                    assertThat(plan.getString("stage")).as("%s", plan).isEqualTo("SORT_MERGE");
                    assertThat(plan.get("inputStage", Document.class).getString("indexName"))
                            .startsWith("person_1_place.snoozed_1_place.marks_1_of_1_" + sort.field());
                }
            }
        }
    }

    @Test
    void what_counts_is_read_from_an_index_alone() {
        MongoDatabase database = service.bean(MongoDatabase.class);
        told(32, new RandomStory(32).tell(50));
        Document find = new Document("find", EntryDocument.SHELF.collection())
                .append(
                        "filter",
                        StoredInbox.tallied(UUID.randomUUID())
                                .toBsonDocument(Document.class, database.getCodecRegistry()))
                .append("projection", StoredInbox.TALLY_ALONE.toBsonDocument());
        assertThat(plan(database, find).getString("stage")).isEqualTo("PROJECTION_COVERED");
    }

    private static Document explained(MongoDatabase database, Bson filter, Bson order) {
        return plan(
                database,
                new Document("find", EntryDocument.SHELF.collection())
                        .append("filter", filter.toBsonDocument(Document.class, database.getCodecRegistry()))
                        .append("sort", order.toBsonDocument()));
    }

    private static Document plan(MongoDatabase database, Document command) {
        return database.runCommand(new Document("explain", command))
                .get("queryPlanner", Document.class)
                .get("winningPlan", Document.class);
    }

    @Test
    void too_much_history_is_refused() {
        UUID person = told(41, new RandomStory(41).tell(100)).getFirst();
        PastInboxes few = new PastInboxes(
                service.bean(History.class),
                service.bean(InboxProjection.class),
                service.bean(LiveShelves.class),
                service.bean(Participation.class),
                service.bean(Clock.class),
                3);
        assertThatThrownBy(() -> few.of(new Viewer.Operator(), person, LONG_AFTER))
                .isInstanceOfSatisfying(
                        QueryRejected.class, told -> assertThat(told.code()).isEqualTo("too-much-history"));
    }
}
