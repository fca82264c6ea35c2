package dev.duplex.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The workspace that {@code deploy/run --demo} shows. */
class DemoTest {

    @TempDir
    Path data;

    @Test
    void a_lived_in_workspace_is_filled_once_and_found_again() {
        JsonNode filled;
        try (DuplexProcess process = DuplexProcess.start(data, "--demo")) {
            Api api = filled(process);
            filled = counts(api);
            List<String> entries = new ArrayList<>();
            for (JsonNode conversation : conversations(api)) {
                entries.addAll(conversation.findValuesAsString("__typename"));
            }
            assertThat(entries)
                    .contains(
                            "Message", "Call", "Transition", "DecisionEntry", "ActionItemEntry", "ScheduledCallEntry");
            JsonNode planned = planning(api);
            assertThat(planned.findValuesAsString("outcome")).containsExactly("CONNECTED");
            assertThat(planned.findValuesAsString("reason"))
                    .contains("LATER", "One call in five was missed on phones.");
            assertThat(planned.findValuesAsString("inForce")).containsExactly("false", "true", "false");
            assertThat(planned.findValuesAsString("html")).anyMatch(html -> html.contains("<table>"));
            for (String name : List.of("Ann Weber", "Priya Raman", "Sam Ortiz")) {
                JsonNode inbox = inbox(api, name);
                assertThat(inbox.findValues("owedReplies").stream()
                                .mapToInt(JsonNode::size)
                                .sum())
                        .as(name)
                        .isPositive();
            }
            process.interrupt();
        }
        try (DuplexProcess process = DuplexProcess.start(data, "--demo")) {
            assertThat(counts(filled(process))).isEqualTo(filled);
        }
    }

    /** Opening the workspace again adds nothing; from then on read models are waited for. */
    private static Api filled(DuplexProcess process) {
        Api api = Api.at(process.url());
        api.post("/v1/workspaces", Map.of("id", "demo", "name", "Duplex demo", "timeZone", "Europe/Berlin"))
                .ok();
        return api;
    }

    private static JsonNode counts(Api api) {
        return api.query("{ workspace(id: \"demo\") { counts { people conversations messages calls } } }");
    }

    private static JsonNode conversations(Api api) {
        return api.query("""
                        { workspace(id: "demo") { conversations { nodes { subject timeline(last: 60) { nodes { __typename } } } } } }""").at("/workspace/conversations/nodes");
    }

    private static JsonNode planning(Api api) {
        for (JsonNode conversation : api.query("""
                        { workspace(id: "demo") { conversations(kind: GROUP) { nodes { timeline(last: 60) { nodes {
                          ... on Message { html } ... on Call { outcome rings { reason } }
                          ... on DecisionEntry { inForce reason } } } } } } }""").at("/workspace/conversations/nodes")) {
            return conversation;
        }
        throw new AssertionError("nothing is planned");
    }

    private static JsonNode inbox(Api api, String name) {
        for (JsonNode person : api.query("{ workspace(id: \"demo\") { people { nodes { id name } } } }")
                .at("/workspace/people/nodes")) {
            if (person.get("name").asString().equals(name)) {
                return api.query("{ inbox(person: \"%s\") { nodes { owedReplies { until } } } }"
                        .formatted(person.get("id").asString()));
            }
        }
        throw new AssertionError("no " + name);
    }
}
