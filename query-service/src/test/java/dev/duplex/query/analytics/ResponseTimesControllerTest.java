package dev.duplex.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ResponseTimesControllerTest {

    private static QueryService service;

    @BeforeAll
    static void start(@TempDir Path directory) {
        service = QueryService.start(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void figures_groups_and_the_spans_behind_them_are_there_as_soon_as_the_position_asked_for() {
        Story story = new Story("acme-figures");
        UUID ann = story.member("Ann");
        UUID cleo = story.joins("Cleo", PersonKind.CUSTOMER);
        List<UUID> asked = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            UUID inquiry = story.starts(ConversationKind.INQUIRY, cleo, ann);
            asked.add(story.says(inquiry, cleo, "Help"));
            if (i < 3) {
                story.after(Duration.ofSeconds(i * 10L)).says(inquiry, ann, "Of course");
            }
        }
        service.append(story.told());
        JsonNode times = service.query("""
                        { responseTimes(workspace: "acme-figures", metric: FIRST_RESPONSE, groupBy: PERSON) {
                            total { count open mean p50 p90 p95 p99 }
                            groups { key label count open mean p50 p99 }
                            groupCount
                            spans(first: 2) {
                              edges { cursor }
                              nodes { seconds reason conversation waiting answeredBy
                                opened { message position at mode } closed { message position at } }
                              pageInfo { hasNextPage hasPreviousPage endCursor } } } }""").get("responseTimes");
        assertThat(times.get("total").toString())
                .isEqualTo(
                        "{\"count\":2,\"open\":1,\"mean\":16.0,\"p50\":11.0,\"p90\":21.0,\"p95\":21.0,\"p99\":21.0}");
        assertThat(times.get("groupCount").asInt()).isEqualTo(2);
        assertThat(times.at("/groups/0/key").asString()).isEqualTo(ann.toString());
        assertThat(times.at("/groups/0/label").asString()).isEqualTo("Ann");
        assertThat(times.at("/groups/0/count").asInt()).isEqualTo(2);
        assertThat(times.at("/groups/1/key").asString()).isEqualTo("nobody");
        assertThat(times.at("/groups/1/p50").isNull()).isTrue();
        assertThat(times.at("/spans/nodes/0/opened/message").asString())
                .isEqualTo(asked.get(0).toString());
        assertThat(times.at("/spans/nodes/0/seconds").asDouble()).isEqualTo(11.0);
        assertThat(times.at("/spans/nodes/0/answeredBy").asString()).isEqualTo(ann.toString());
        assertThat(times.at("/spans/pageInfo/hasNextPage").asBoolean()).isTrue();
        JsonNode rest = service.query(
                        """
                        { responseTimes(workspace: "acme-figures", metric: FIRST_RESPONSE) {
                            groups { key }
                            spans(after: "%s") { nodes { reason opened { message } closed { at } seconds } pageInfo { hasNextPage } } } }""".formatted(times.at("/spans/pageInfo/endCursor").asString()))
                .get("responseTimes");
        assertThat(rest.get("groups")).isEmpty();
        assertThat(rest.at("/spans/nodes")).singleElement().satisfies(span -> {
            assertThat(span.get("reason").asString()).isEqualTo("STILL_OPEN");
            assertThat(span.at("/opened/message").asString())
                    .isEqualTo(asked.get(2).toString());
            assertThat(span.get("closed").isNull()).isTrue();
            assertThat(span.get("seconds").isNull()).isTrue();
        });
    }

    @Test
    void a_ring_that_is_answered_closes_the_wait_of_the_message_that_it_grew_out_of() {
        Story story = new Story("acme-ring");
        UUID ann = story.member("Ann");
        UUID ben = story.member("Ben");
        UUID direct = story.starts(ConversationKind.DIRECT, ann, ben);
        UUID question = story.says(direct, ann, "Can we talk?");
        UUID call = story.calls(direct, ann, question, ben);
        story.after(Duration.ofSeconds(7)).answers(direct, call, ben);
        service.append(story.told());
        JsonNode times = service.query("""
                { ring: responseTimes(workspace: "acme-ring", metric: RING_TO_ANSWER, groupBy: PERSON) { total { count p50 } groups { key } }
                  first: responseTimes(workspace: "acme-ring", metric: FIRST_RESPONSE, groupBy: KIND) {
                    groups { key p50 } spans { nodes { reason closed { message mode } } } } }""");
        assertThat(times.at("/ring/total/p50").asDouble()).isEqualTo(8.0);
        assertThat(times.at("/ring/groups/0/key").asString()).isEqualTo(ben.toString());
        assertThat(times.at("/first/groups/0").toString()).isEqualTo("{\"key\":\"DIRECT\",\"p50\":9.0}");
        assertThat(times.at("/first/spans/nodes/0/reason").asString()).isEqualTo("JOINED_LIVE");
        assertThat(times.at("/first/spans/nodes/0/closed/message").isNull()).isTrue();
    }

    @Test
    void a_range_takes_what_opened_in_it() {
        Story story = new Story("acme-range");
        UUID ann = story.member("Ann");
        UUID ben = story.member("Ben");
        UUID direct = story.starts(ConversationKind.DIRECT, ann, ben);
        story.says(direct, ann, "Hello?");
        Instant at = story.now();
        service.append(story.told());
        String range =
                "{ responseTimes(workspace: \"acme-range\", metric: FIRST_RESPONSE, from: \"%s\", to: \"%s\") { total { open } } }";
        assertThat(open(range.formatted(at, at.plusSeconds(1)))).isEqualTo(1);
        assertThat(open(range.formatted(at.minusSeconds(1), at))).isZero();
    }

    private static int open(String query) {
        return service.query(query).at("/responseTimes/total/open").asInt();
    }

    @Test
    void what_cannot_be_asked_is_told_with_a_code_and_the_field_at_fault() {
        Story story = new Story("acme-errors");
        UUID ann = story.member("Ann");
        UUID cleo = story.joins("Cleo", PersonKind.CUSTOMER);
        service.append(story.told());
        String plain = "{ responseTimes(workspace: \"%s\", metric: REPLY%s) { total { count } %s } }";
        assertThat(service.query(ann, plain.formatted("acme-errors", "", ""))
                        .at("/responseTimes/total/count")
                        .asInt())
                .isZero();
        assertThat(service.code(cleo, plain.formatted("acme-errors", "", ""))).isEqualTo("not-permitted");
        assertThat(service.code(UUID.randomUUID(), plain.formatted("acme-errors", "", "")))
                .isEqualTo("not-permitted");
        assertThat(service.code(null, plain.formatted("nowhere", "", ""))).isEqualTo("unknown-workspace");
        String backwards = ", from: \"2026-01-02T00:00:00Z\", to: \"2026-01-02T00:00:00Z\"";
        JsonNode error = service.error(null, plain.formatted("acme-errors", backwards, ""));
        assertThat(error.at("/extensions/code").asString()).isEqualTo("bad-range");
        assertThat(error.at("/extensions/field").asString()).isEqualTo("to");
        assertThat(service.code(null, plain.formatted("acme-errors", "", "groups(first: 0) { key }")))
                .isEqualTo("out-of-range");
        assertThat(service.code(null, plain.formatted("acme-errors", "", "spans(first: 201) { nodes { seconds } }")))
                .isEqualTo("out-of-range");
        assertThat(service.code(null, plain.formatted("acme-errors", "", "spans(after: \"x\") { nodes { seconds } }")))
                .isEqualTo("bad-cursor");
    }
}
