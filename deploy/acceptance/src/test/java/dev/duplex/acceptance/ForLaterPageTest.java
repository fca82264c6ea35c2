package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.duplex.acceptance.Api.Office;
import dev.duplex.acceptance.Chromium.Screen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person has left for later, where the web client shows it: in its conversation and on a page of its own. */
class ForLaterPageTest {

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann Weber", "Bob Ray");
    private final Api ann = api.as(office.id("Ann Weber"));
    private final Api bob = api.as(office.id("Bob Ray"));
    private final String conversation = ann.post(
                    "/v1/workspaces/" + office.workspace() + "/conversations",
                    Map.of("kind", "group", "subject", "Load test", "participants", List.of(office.id("Bob Ray"))))
            .ok()
            .id();
    private Chromium chromium;

    @BeforeEach
    void a_browser() {
        chromium = Chromium.open();
    }

    @AfterEach
    void close() {
        List<String> thrown = chromium.thrown();
        chromium.close();
        assertThat(thrown).isEmpty();
    }

    private static Instant inHours(int hours) {
        return Instant.now().plus(hours, ChronoUnit.HOURS);
    }

    private static String say(Api who, String conversation) {
        return who.post("/v1/conversations/" + conversation + "/messages", Map.of("text", "Who looks at it?"))
                .ok()
                .id();
    }

    private Page open(String at) {
        return chromium.as(office, "Ann Weber", at);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator section(Page page, String title) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title));
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    @Test
    void a_reminder_for_others_stands_at_the_conversation_is_moved_dropped_and_set_again() {
        String message = say(ann, conversation);
        Page page = open("#/c/" + conversation);
        page.locator("article.message").focus();
        page.keyboard().press("b");
        dialog(page).getByLabel("Note").fill("Before the release");
        page.keyboard().press("Enter");
        Locator waits = page.locator(".waits");
        assertThat(waits).containsText("If nobody answers, all who take part are reminded");
        assertThat(waits).containsText("Before the release");

        button(page, "Change the reminder").press("Enter");
        assertThat(dialog(page).getByLabel("Note")).hasValue("Before the release");
        dialog(page).getByLabel("Note").fill("Before noon");
        page.keyboard().press("Enter");
        assertThat(waits).containsText("Before noon");

        button(page, "Drop the reminder").press("Enter");
        assertThat(waits).not().containsText("reminded");
        button(page, "Undo").click();
        assertThat(waits).containsText("Before noon");

        bob.post("/v1/conversations/" + conversation + "/messages", Map.of("text", "I do", "inReplyTo", message))
                .ok();
        assertThat(waits).not().containsText("reminded");
    }

    @Test
    void one_page_has_all_that_is_for_later() {
        String message = say(bob, conversation);
        ann.put(
                        "/v1/messages/" + message + "/reply-later",
                        Map.of("until", inHours(3).toString()))
                .ok();
        ann.put(
                        "/v1/messages/" + message + "/answer-reminder",
                        Map.of("due", inHours(5).toString()))
                .ok();
        ann.post(
                        "/v1/conversations/" + conversation + "/scheduled-messages",
                        Map.of("text", "Good morning", "dueAt", inHours(7).toString()))
                .ok();
        Page page = open("#/inbox");
        assertThat(page.locator(".entry")).hasCount(1);
        page.keyboard().press("g");
        page.keyboard().press("l");
        assertThat(section(page, "Replies that you owe")).containsText("Bob Ray: Who looks at it?");
        assertThat(section(page, "To be sent")).containsText("Good morning");
        assertThat(section(page, "Reminders for others")).containsText("Bob Ray: Who looks at it?");
        Chromium.picture(page, "for-later");

        button(page, "No reply needed").press("Enter");
        assertThat(section(page, "Replies that you owe")).hasCount(0);
        button(page, "Drop the reminder").press("Enter");
        assertThat(section(page, "Reminders for others")).hasCount(0);
        button(page, "Do not send it").press("Enter");
        assertThat(page.locator("#main")).containsText("Nothing is left for later");
    }

    @Test
    void a_reply_that_is_owed_after_a_call_is_dropped_where_those_to_messages_are() {
        for (String place : List.of("#/inbox", "#/later", "#/c/" + conversation)) {
            String call = UUID.randomUUID().toString();
            bob.post(
                            "/v1/conversations/" + conversation + "/calls",
                            Map.of(
                                    "id",
                                    call,
                                    "media",
                                    "voice",
                                    "urgent",
                                    true,
                                    "device",
                                    UUID.randomUUID(),
                                    "ring",
                                    List.of(office.id("Ann Weber"))))
                    .ok();
            ann.post(
                            "/v1/calls/" + call + "/decline",
                            Map.of("reason", "later", "until", inHours(2).toString()))
                    .ok();
            Page page = chromium.as(office, "Ann Weber", place, Screen.WIDE, ColorScheme.DARK);
            if (place.equals("#/inbox")) {
                assertThat(page.locator(".entry")).containsText("call back");
                page.getByLabel("What to do with Load test").click();
                page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("No reply needed"))
                        .click();
                assertThat(page.locator(".entry")).not().containsText("call back");
            } else {
                button(page, "No reply needed").press("Enter");
                assertThat(button(page, "No reply needed")).hasCount(0);
            }
            assertThat(page.locator(".toasts")).containsText("You owe");
            page.context().close();
        }
        assertThat(ann.query("{ deferrals(person: \"%s\", state: OPEN) { nodes { call } } }"
                                .formatted(office.id("Ann Weber")))
                        .at("/deferrals/nodes"))
                .isEmpty();
    }

    @Test
    void a_message_that_could_not_be_sent_is_told_and_stays_until_it_is_sent_or_discarded() {
        Page page = open("#/people");
        assertThat(page.locator("main h1")).isVisible();
        for (String text : List.of("Good night", "Good morning")) {
            ann.post(
                            "/v1/conversations/" + conversation + "/scheduled-messages",
                            Map.of(
                                    "text",
                                    text,
                                    "dueAt",
                                    Instant.now().plusSeconds(30).toString()))
                    .ok();
        }
        ann.post("/v1/conversations/" + conversation + "/close", Map.of()).ok();
        // what a toast says for a while stays here
        assertThat(page.locator(".sr-only[role=alert]"))
                .containsText("Your message to Load test was not sent: the conversation is closed");
        page.evaluate("at => { location.hash = at }", "#/later");
        Locator failed = section(page, "Could not be sent");
        assertThat(failed.locator("li")).hasCount(2);
        Chromium.picture(page, "not-sent");
        page.evaluate("at => { location.hash = at }", "#/c/" + conversation);
        assertThat(page.locator(".waits")).containsText("2 messages of yours were not sent");
        page.locator(".inbox-notice").press("Enter");

        of(failed, "Good night", "Discard").press("Enter");
        assertThat(failed.locator("li")).hasCount(1);
        of(failed, "Good morning", "Send now").press("Enter");
        assertThat(failed.getByRole(AriaRole.ALERT)).containsText("Still not: the conversation is closed");
        ann.post("/v1/conversations/" + conversation + "/reopen").ok();
        of(failed, "Good morning", "Send now").press("Enter");
        assertThat(failed).hasCount(0);
        page.evaluate("at => { location.hash = at }", "#/c/" + conversation);
        assertThat(page.locator("article.message")).containsText("Good morning");
    }

    private static Locator of(Locator section, String text, String action) {
        return section.locator("li")
                .filter(new Locator.FilterOptions().setHasText(text))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action));
    }
}
