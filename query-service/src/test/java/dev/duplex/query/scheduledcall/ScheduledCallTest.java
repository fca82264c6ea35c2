package dev.duplex.query.scheduledcall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.call.CallEvent.CallEnded;
import dev.duplex.events.call.CallEvent.CallStarted;
import dev.duplex.events.call.EndReason;
import dev.duplex.events.call.InvitationAnswer;
import dev.duplex.events.call.Media;
import dev.duplex.events.call.Recurrence;
import dev.duplex.events.call.ScheduledCallEvent.CallCancelled;
import dev.duplex.events.call.ScheduledCallEvent.CallRescheduled;
import dev.duplex.events.call.ScheduledCallEvent.CallScheduled;
import dev.duplex.events.call.ScheduledCallEvent.InvitationAnswered;
import dev.duplex.events.call.ScheduledCallEvent.ScheduledCallReminded;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.graphql.ScheduledCalls;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import dev.duplex.query.testing.Subscription;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Ann schedules calls with Bob in a room in which Cyd is not. */
class ScheduledCallTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant SAID = Instant.parse("2026-09-01T08:00:00Z");
    /** Three weeks before the clocks of Berlin go back. */
    private static final LocalDateTime FIRST = LocalDateTime.parse("2026-10-09T15:00");

    private static QueryService service;

    private final Story story = new Story("w" + UUID.randomUUID());
    private final UUID ann = story.member("ann");
    private final UUID bob = story.member("bob");
    private final UUID cyd = story.member("cyd");
    private final UUID room = story.starts(ConversationKind.GROUP, ann, bob);
    private final UUID other = story.starts(ConversationKind.GROUP, ann, cyd);
    private final UUID series = UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void begin() {
        service.append(story.told());
    }

    private CallScheduled scheduled(UUID id, UUID conversation, LocalDateTime start, @Nullable Recurrence recurrence) {
        List<UUID> invitees = List.of(conversation.equals(room) ? bob : cyd);
        return new CallScheduled(
                story.workspace,
                conversation,
                id,
                "Planning",
                Media.VIDEO,
                null,
                start,
                BERLIN.getId(),
                30,
                invitees,
                recurrence,
                null,
                ann,
                SAID);
    }

    private CallScheduled weekly(int count) {
        return scheduled(series, room, FIRST, new Recurrence(Recurrence.Frequency.WEEKLY, 1, List.of(), count, null));
    }

    private CallRescheduled moved(LocalDateTime occurrence, LocalDateTime start) {
        return new CallRescheduled(
                story.workspace,
                room,
                series,
                occurrence,
                "Planning, later",
                Media.VIDEO,
                "link",
                start,
                BERLIN.getId(),
                30,
                List.of(bob),
                null,
                ann,
                SAID);
    }

    private InvitationAnswered answered(InvitationAnswer answer, @Nullable LocalDateTime occurrence) {
        return new InvitationAnswered(story.workspace, room, series, bob, answer, occurrence, bob, SAID);
    }

    private static final String AUTUMN = "from: \"2026-10-01T00:00:00Z\", until: \"2026-12-01T00:00:00Z\"";

    private static List<String> each(JsonNode nodes, String pointer) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> node.at(pointer).asString(""))
                .toList();
    }

    private JsonNode calls(UUID viewer, String arguments, String fields) {
        return service.query(viewer, "{ scheduledCalls(%s) { nodes { %s } } }".formatted(arguments, fields))
                .at("/scheduledCalls/nodes");
    }

    @Test
    void a_series_stays_at_its_local_time_when_the_clocks_change_and_others_see_theirs_move() {
        service.append(List.of(weekly(4)));
        JsonNode nodes = calls(
                bob,
                "person: \"" + bob + "\", " + AUTUMN,
                "start startsAt startsAtLocal inKolkata: startsAtLocal(timeZone: \"Asia/Kolkata\")");
        assertThat(each(nodes, "/start"))
                .containsExactly("2026-10-09T15:00", "2026-10-16T15:00", "2026-10-23T15:00", "2026-10-30T15:00");
        assertThat(each(nodes, "/startsAt"))
                .containsExactly(
                        "2026-10-09T13:00:00Z", "2026-10-16T13:00:00Z", "2026-10-23T13:00:00Z", "2026-10-30T14:00:00Z");
        assertThat(each(nodes, "/inKolkata"))
                .containsExactly("2026-10-09T18:30", "2026-10-16T18:30", "2026-10-23T18:30", "2026-10-30T19:30");
        assertThat(each(nodes, "/startsAtLocal")).containsExactlyElementsOf(each(nodes, "/start"));
    }

    @Test
    void moved_and_cancelled_calls_of_a_series_and_answers_show() {
        LocalDateTime second = FIRST.plusWeeks(1);
        service.append(List.of(
                weekly(3),
                answered(InvitationAnswer.ACCEPTED, null),
                moved(second, FIRST.plusWeeks(3)),
                new CallCancelled(story.workspace, room, series, FIRST.plusWeeks(2), "holiday", ann, SAID)));
        JsonNode nodes = calls(ann, "workspace: \"" + story.workspace + "\", " + AUTUMN, """
                occurrence start title provider moved cancelled reason canJoin call
                organiser { name } invitees { person { name } answer }
                conversation { id } scheduledCall { id changes recurrence { words frequency count } }
                """);
        assertThat(each(nodes, "/occurrence"))
                .as("in the order in which they begin")
                .containsExactly("2026-10-09T15:00", "2026-10-23T15:00", "2026-10-16T15:00");
        assertThat(each(nodes, "/start")).containsExactly("2026-10-09T15:00", "2026-10-23T15:00", "2026-10-30T15:00");
        assertThat(each(nodes, "/moved")).containsExactly("false", "false", "true");
        assertThat(each(nodes, "/cancelled")).containsExactly("false", "true", "false");
        assertThat(each(nodes, "/reason")).containsExactly("", "holiday", "");
        assertThat(each(nodes, "/title")).containsExactly("Planning", "Planning", "Planning, later");
        assertThat(each(nodes, "/provider")).containsExactly("", "", "link");
        assertThat(each(nodes, "/invitees/0/answer"))
                .as("whoever is asked for another time answers again")
                .containsExactly("ACCEPTED", "ACCEPTED", "");
        assertThat(nodes.at("/0/organiser/name").asString()).isEqualTo("ann");
        assertThat(nodes.at("/0/scheduledCall/changes").asInt()).isEqualTo(2);
        assertThat(nodes.at("/0/scheduledCall/recurrence/words").asString()).isEqualTo("every week, 3 times");
    }

    @Test
    void only_who_takes_part_sees_a_scheduled_call() {
        UUID single = UUID.randomUUID();
        service.append(List.of(weekly(1), scheduled(single, other, FIRST, null)));
        assertThat(each(
                        calls(bob, "workspace: \"" + story.workspace + "\", " + AUTUMN, "scheduledCall { id }"),
                        "/scheduledCall/id"))
                .containsExactly(series.toString());
        assertThat(each(
                        calls(ann, "workspace: \"" + story.workspace + "\", " + AUTUMN, "scheduledCall { id }"),
                        "/scheduledCall/id"))
                .containsExactly(series.toString(), single.toString());
        assertThat(service.code(cyd, "{ scheduledCall(id: \"" + series + "\") { title } }"))
                .isEqualTo("unknown-scheduled-call");
        assertThat(service.code(cyd, "{ scheduledCalls(person: \"" + bob + "\") { nodes { title } } }"))
                .isEqualTo("not-permitted");
        assertThat(service.code(cyd, "{ scheduledCalls { nodes { title } } }")).isEqualTo("person-or-workspace");
        assertThat(
                        service.code(
                                cyd,
                                "{ scheduledCalls(person: \"" + cyd
                                        + "\", from: \"2026-01-01T00:00:00Z\", until: \"2029-01-01T00:00:00Z\") { nodes { title } } }"))
                .isEqualTo("out-of-range");
        assertThat(service.code(
                        ann,
                        "{ scheduledCall(id: \"" + series
                                + "\") { occurrences { nodes { startsAtLocal(timeZone: \"Mars/Base\") } } } }"))
                .isEqualTo("unknown-time-zone");
    }

    @Test
    void pages_follow_each_other_through_series_that_begin_together() {
        UUID twin = UUID.randomUUID();
        CallScheduled weekly = weekly(3);
        service.append(List.of(weekly, scheduled(twin, room, FIRST, weekly.recurrence())));
        String query = "{ scheduledCalls(person: \"%s\", " + AUTUMN
                + ", first: 2 %s) { nodes { occurrence scheduledCall { id } } pageInfo { hasNextPage endCursor } } }";
        String after = "";
        List<String> seen = new java.util.ArrayList<>();
        for (int page = 0; page < 3; page++) {
            JsonNode answer = service.query(ann, query.formatted(ann, after)).get("scheduledCalls");
            answer.get("nodes")
                    .forEach(node -> seen.add(node.at("/occurrence").asString() + " "
                            + node.at("/scheduledCall/id").asString()));
            assertThat(answer.at("/pageInfo/hasNextPage").asBoolean()).isEqualTo(page < 2);
            after = ", after: \"" + answer.at("/pageInfo/endCursor").asString() + "\"";
        }
        assertThat(seen)
                .containsExactly(
                        "2026-10-09T15:00 " + series,
                        "2026-10-09T15:00 " + twin,
                        "2026-10-16T15:00 " + series,
                        "2026-10-16T15:00 " + twin,
                        "2026-10-23T15:00 " + series,
                        "2026-10-23T15:00 " + twin);
    }

    @Test
    void what_is_next_can_be_joined_when_it_is_near_and_tells_the_call_that_goes_on() {
        LocalDateTime soon = LocalDateTime.now(BERLIN).plusMinutes(10).truncatedTo(ChronoUnit.SECONDS);
        UUID call = UUID.randomUUID();
        CallScheduled daily =
                scheduled(series, room, soon, new Recurrence(Recurrence.Frequency.DAILY, 1, List.of(), 2, null));
        service.append(List.of(daily));
        String query = "workspace: \"" + story.workspace + "\"";
        JsonNode near = calls(bob, query, "canJoin call");
        assertThat(each(near, "/canJoin")).containsExactly("true", "false");
        service.append(List.of(new CallStarted(
                story.workspace,
                room,
                call,
                Media.VIDEO,
                List.of(),
                false,
                null,
                series,
                null,
                ann,
                Instant.now().truncatedTo(ChronoUnit.MILLIS))));
        assertThat(each(calls(bob, query, "call"), "/call")).containsExactly(call.toString(), "");
        assertThat(service.bean(ScheduledCalls.class).next(new Viewer.Of(bob), story.workspace, null, 1))
                .extracting(ScheduledCalls.ScheduledOccurrence::scheduled)
                .containsExactly(series);
        assertThat(service.bean(ScheduledCalls.class).next(new Viewer.Of(cyd), story.workspace, null, 1))
                .isEmpty();
        service.append(List.of(new CallEnded(
                story.workspace,
                room,
                call,
                EndReason.EVERYONE_LEFT,
                ann,
                Instant.now().truncatedTo(ChronoUnit.MILLIS))));
        assertThat(each(calls(bob, query, "call"), "/call")).containsExactly("", "");
    }

    @Test
    void participants_hear_what_happens_and_whom_it_reminds() {
        Subscription bobs = updates(bob);
        Subscription cyds = updates(cyd);
        UUID single = UUID.randomUUID();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    service.append(List.of(
                            scheduled(UUID.randomUUID(), room, FIRST, null),
                            scheduled(UUID.randomUUID(), other, FIRST, null)));
                    return bobs.updates().findAny().isPresent()
                            && cyds.updates().findAny().isPresent();
                });
        List<DuplexEvent> told = List.of(
                weekly(2),
                answered(InvitationAnswer.TENTATIVE, FIRST),
                moved(FIRST, FIRST.plusHours(1)),
                new ScheduledCallReminded(
                        story.workspace,
                        room,
                        series,
                        FIRST,
                        FIRST.plusHours(1).atZone(BERLIN).toInstant(),
                        List.of(ann),
                        null,
                        SAID),
                new CallCancelled(story.workspace, room, series, null, "done", ann, SAID),
                scheduled(single, other, FIRST, null));
        service.append(told);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(bobs.updates()
                                .filter(update -> update.at("/scheduledCall/id")
                                        .asString()
                                        .equals(series.toString()))
                                .map(update -> update.get("kind").asString() + " "
                                        + update.at("/occurrence/start").asString("")))
                        .as("the reminder is Ann's")
                        .containsExactly(
                                "SCHEDULED ",
                                "ANSWERED 2026-10-09T16:00",
                                "RESCHEDULED 2026-10-09T16:00",
                                "CANCELLED "));
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(cyds.updates()
                                .map(update -> update.at("/scheduledCall/id").asString()))
                        .contains(single.toString())
                        .doesNotContain(series.toString()));
    }

    private Subscription updates(UUID person) {
        return Subscription.webSocket(service, person, """
                subscription { scheduledCallUpdates(person: "%s") {
                    kind by { name } scheduledCall { id } occurrence { start } } }
                """.formatted(person));
    }
}
