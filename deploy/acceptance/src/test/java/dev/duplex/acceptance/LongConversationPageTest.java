package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.duplex.acceptance.Api.Answer;
import dev.duplex.acceptance.Api.Office;
import dev.duplex.acceptance.Chromium.Screen;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A conversation of some thousand messages in the web client: what is in the page is bounded, and what is read stays put. */
class LongConversationPageTest {

    private static final int MESSAGES = 3_000;
    private static final int MOST = 200;

    private static final DateTimeFormatter ENVELOPE =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** Scrolls up nearly to the edge of what is loaded: the first entry in sight, and how far below the upper edge it begins. */
    private static final String SCROLL_UP = """
            async () => {
              const box = document.querySelector('.talk-main .timeline');
              box.scrollTop = 300;
              // by then the page knows that it was scrolled, and what it was loading before has found its place
              for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
              const top = box.getBoundingClientRect().top;
              const row = [...box.querySelectorAll('.entry-row')].find((each) => each.getBoundingClientRect().bottom > top + 1);
              return { key: row.dataset.key, top: row.getBoundingClientRect().top - top };
            }""";

    private static final String TOP_OF = """
            (key) => {
              const box = document.querySelector('.talk-main .timeline');
              const row = box.querySelector(`[data-key="${key}"]`);
              return row.getBoundingClientRect().top - box.getBoundingClientRect().top;
            }""";
    private static final String FIRST = "document.querySelector('.talk-main .entry-row').dataset.key";

    private final Api api = SharedDuplex.api();

    /** One thread of mails between two people, a minute apart. */
    private static String mails() {
        StringBuilder box = new StringBuilder();
        Instant start = Instant.parse("2026-01-05T08:00:00Z");
        for (int count = 1; count <= MESSAGES; count++) {
            String name = count % 3 == 0 ? "Bob" : "Ann";
            String mail = name.toLowerCase(Locale.ROOT) + "@acme.example";
            Instant at = start.plus(Duration.ofMinutes(count));
            box.append("From %s %s\n".formatted(mail, ENVELOPE.format(at)))
                    .append("From: %s <%s>\nDate: %s\n".formatted(name, mail, DATE.format(at)))
                    .append("Subject: %sA long one\nMessage-ID: <%d@acme.example>\n"
                            .formatted(count == 1 ? "" : "Re: ", count))
                    .append(count == 1 ? "" : "In-Reply-To: <1@acme.example>\n")
                    .append("\nNumber %d. %s\n\n".formatted(count, "Some more words. ".repeat(count % 23)));
        }
        return box.toString();
    }

    private Office imported() {
        String workspace = "long-" + UUID.randomUUID().toString().substring(0, 8);
        api.post("/v1/workspaces", Map.of("id", workspace, "name", "Long", "timeZone", "UTC"))
                .ok();
        Answer accepted = api.upload(
                "/v1/workspaces/" + workspace + "/imports?format=mbox", mails().getBytes(StandardCharsets.UTF_8));
        String place = "/v1/imports/" + accepted.ok().id();
        JsonNode done = await().atMost(Duration.ofMinutes(5))
                .until(
                        () -> api.get(place).body(),
                        body -> !body.get("state").asString().equals("RUNNING"));
        assertThat(done.get("state").asString()).as("%s", done).isEqualTo("DONE");
        String query = "{ workspace(id: \"" + workspace
                + "\") { people { nodes { id name } } conversations { nodes { id } } } }";
        JsonNode found = api.query(query, done.get("position").asString()).get("workspace");
        Map<String, String> people = new HashMap<>();
        found.at("/people/nodes")
                .forEach(person -> people.put(
                        person.get("name").asString(), person.get("id").asString()));
        people.put("conversation", found.at("/conversations/nodes/0/id").asString());
        return new Office(workspace, people);
    }

    private static Locator said(Page page, String text) {
        return page.locator(".talk-main article .prose").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static int entries(Page page) {
        return page.locator(".talk-main .entry-row").count();
    }

    @Test
    void scrolling_back_keeps_the_page_small_and_what_is_read_in_its_place() {
        Office office = imported();
        String at = "#/c/" + office.id("conversation");
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.as(office, "Ann", at, Screen.WIDE, ColorScheme.LIGHT);
            assertThat(said(page, "Number " + MESSAGES + ".")).isVisible();
            for (int times = 0; times < 8; times++) {
                String first = (String) page.evaluate(FIRST);
                Map<?, ?> sight = (Map<?, ?>) page.evaluate(SCROLL_UP);
                page.waitForFunction("first => " + FIRST + " !== first", first);
                double top = ((Number) page.evaluate(TOP_OF, sight.get("key"))).doubleValue();
                assertThat(top).isCloseTo(((Number) sight.get("top")).doubleValue(), offset(2.0));
                assertThat(entries(page)).isLessThanOrEqualTo(MOST);
            }
            assertThat(said(page, "Number " + MESSAGES + ".")).hasCount(0);
            Chromium.picture(page, "conversation-long");

            api.as(office.id("Bob"))
                    .post("/v1/conversations/" + office.id("conversation") + "/messages", Map.of("text", "The newest."))
                    .ok();
            assertThat(page.locator(".to-end")).hasText("1 new");
            page.locator(".to-end").click();
            assertThat(said(page, "The newest.")).isInViewport();

            String early = api.query("{ conversation(id: \"" + office.id("conversation")
                            + "\") { timeline(first: 100) { nodes { ... on Message { id } } } } }")
                    .at("/conversation/timeline/nodes/99/id")
                    .asString();
            page.evaluate("at => { location.hash = at }", at + "/" + early);
            assertThat(page.locator(".entry-row.marked")).containsText("Number 100.");
            assertThat(page.locator(".entry-row.marked")).isInViewport();
            assertThat(entries(page)).isLessThanOrEqualTo(MOST);
            assertThat(chromium.thrown()).isEmpty();
        }
    }
}
