package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.duplex.acceptance.Api.Office;
import dev.duplex.acceptance.Chromium.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web client's page of a conversation, as people use it. */
class ConversationPageTest {

    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann Weber", "Bob Ray", "Cem Kaya");
    private String conversation = "";
    private Chromium chromium;

    @BeforeEach
    void a_conversation() {
        chromium = Chromium.open();
        conversation = by("Bob Ray")
                .post(
                        "/v1/workspaces/" + office.workspace() + "/conversations",
                        Map.of(
                                "kind",
                                "group",
                                "subject",
                                "Load test",
                                "participants",
                                List.of(office.id("Ann Weber"), office.id("Cem Kaya"))))
                .ok()
                .id();
        say("Bob Ray", "Who looks at the load test?");
    }

    @AfterEach
    void close() {
        List<String> thrown = chromium.thrown();
        chromium.close();
        assertThat(thrown).isEmpty();
    }

    private Api by(String name) {
        return api.as(office.id(name));
    }

    private String say(String name, String text) {
        return by(name).post("/v1/conversations/" + conversation + "/messages", Map.of("text", text))
                .ok()
                .id();
    }

    private Page open(String name) {
        Page page = chromium.as(office, name, "#/c/" + conversation);
        assertThat(message(page, "Who looks")).isVisible();
        return page;
    }

    private static Locator messages(Page page) {
        return page.locator(".talk-main article.message");
    }

    /** The last one that says so itself; what it quotes is another's. */
    private static Locator message(Page page, String text) {
        Locator said = page.locator(".substance > :not(.quote)", new Page.LocatorOptions().setHasText(text));
        return messages(page).filter(new Locator.FilterOptions().setHas(said)).last();
    }

    private static Locator composer(Page page) {
        return page.locator(".talk-foot textarea");
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator item(Page page, String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static void write(Page page, String text) {
        composer(page).fill(text);
        composer(page).press("Enter");
    }

    private static void choose(Page page, String action) {
        page.getByLabel("More for this conversation").click();
        item(page, action).click();
    }

    private static void choose(Page page, String text, String action) {
        message(page, text).hover();
        button(message(page, text), "More").click();
        item(page, action).click();
    }

    @Test
    void what_one_writes_the_other_sees_answers_and_likes() {
        Page ann = open("Ann Weber");
        Page bob = open("Bob Ray");
        write(ann, "**I** do, @Bob Ray");
        assertThat(message(bob, "I do").locator("strong").nth(1)).hasText("I");
        assertThat(message(bob, "I do").locator(".mention.you")).hasText("@Bob Ray");
        assertThat(messages(ann).filter(new Locator.FilterOptions().setHasText("I do")))
                .hasCount(1);
        assertThat(ann.locator(".message.pending")).hasCount(0);

        message(bob, "I do").hover();
        button(message(bob, "I do"), "Reply in thread").click();
        bob.locator(".thread textarea").fill("Thank you!");
        bob.locator(".thread textarea").press("Enter");
        assertThat(bob.locator(".thread article.message")).hasCount(2);
        assertThat(message(ann, "I do").locator(".thread-chip")).containsText("1 reply");
        assertThat(message(ann, "Thank you!").locator(".quote")).containsText("you");
        Chromium.picture(bob, "conversation-thread");

        message(bob, "I do").hover();
        button(message(bob, "I do"), "React").click();
        item(bob, "party").click();
        assertThat(message(ann, "I do").locator(".reaction")).hasText("🎉1");
        message(ann, "I do").locator(".reaction").click();
        assertThat(message(bob, "I do").locator(".reaction")).hasText("🎉2");
    }

    @Test
    void a_message_is_changed_and_taken_back() {
        Page ann = open("Ann Weber");
        Page bob = open("Bob Ray");
        write(ann, "It takes a weak");
        assertThat(message(bob, "a weak")).isVisible();
        assertThat(ann.locator(".message.pending")).hasCount(0);
        composer(ann).press("ArrowUp");
        ann.getByLabel("Edit the message").fill("It takes a week");
        ann.evaluate("() => { location.hash = '#/people' }");
        assertThat(ann.getByPlaceholder("Find by name")).isVisible();
        ann.goBack();
        assertThat(message(ann, "It takes a weak")).isVisible();
        composer(ann).press("ArrowUp");
        assertThat(ann.getByLabel("Edit the message")).hasValue("It takes a week");
        assertThat(ann.getByLabel("Edit the message")).isFocused();
        List<Route> held = new ArrayList<>();
        ann.route("**/v1/messages/*", held::add);
        ann.keyboard().press("Enter");
        assertThat(ann.getByLabel("Edit the message")).not().isEditable();
        ann.keyboard().press("Escape");
        assertThat(ann.getByLabel("Edit the message")).isVisible();
        ann.unroute("**/v1/messages/*");
        held.forEach(Route::resume);
        assertThat(message(bob, "It takes a week").locator(".edited")).isVisible();
        choose(ann, "It takes a week", "Take back");
        button(dialog(ann), "Take back").click();
        assertThat(message(bob, "taken back")).isVisible();
        assertThat(bob.getByText("It takes a week")).hasCount(0);
    }

    @Test
    void what_another_device_made_of_a_message_meanwhile_is_not_written_over_unseen() {
        Page ann = open("Ann Weber");
        String message = say("Ann Weber", "It takes a week");
        assertThat(message(ann, "It takes a week")).isVisible();
        composer(ann).press("ArrowUp");
        ann.getByLabel("Edit the message").fill("It takes two weeks");
        by("Ann Weber")
                .put("/v1/messages/" + message, Map.of("text", "It takes a month"))
                .ok();
        Locator overtaken =
                ann.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("on another device"));
        assertThat(overtaken).containsText("It takes a month");
        ann.keyboard().press("Enter");
        assertThat(button(overtaken, "Go on with this text")).isFocused();
        assertThat(ann.getByLabel("Edit the message")).hasValue("It takes two weeks");
        button(overtaken, "Take the newer one").press("Enter");
        assertThat(ann.getByLabel("Edit the message")).hasValue("It takes a month");
        assertThat(overtaken).hasCount(0);
        ann.getByLabel("Edit the message").fill("It takes a month or two");
        ann.keyboard().press("Enter");
        assertThat(message(ann, "a month or two").locator(".edited")).isVisible();

        // also where this page has not heard of it yet
        composer(ann).press("ArrowUp");
        ann.getByLabel("Edit the message").fill("It takes a day");
        ann.routeWebSocket("**", WebSocketRoute::close);
        ann.evaluate("() => dispatchEvent(new Event('offline'))");
        by("Ann Weber")
                .put("/v1/messages/" + message, Map.of("text", "It takes a year"))
                .ok();
        assertThat(textOf(message)).isEqualTo("It takes a year");
        ann.getByLabel("Edit the message").press("Enter");
        assertThat(overtaken).containsText("It takes a year");
        button(overtaken, "Go on with this text").press("Enter");
        ann.getByLabel("Edit the message").press("Enter");
        assertThat(ann.getByLabel("Edit the message")).hasCount(0);
        assertThat(textOf(message)).isEqualTo("It takes a day");
    }

    private String textOf(String message) {
        return by("Ann Weber")
                .query("{ message(id: \"" + message + "\") { text } }")
                .at("/message/text")
                .asString();
    }

    @Test
    void what_is_pressed_twice_for_a_conversation_before_the_first_answer_is_there_and_back() {
        Page ann = open("Ann Weber");
        Locator head = ann.locator(".talk-head");
        List<Route> held = new ArrayList<>();
        ann.route("**/mute", held::add);
        choose(ann, "Mute");
        assertThat(head).containsText("muted");
        say("Cem Kaya", "Not me.");
        assertThat(message(ann, "Not me.")).isVisible();
        assertThat(head).containsText("muted");
        choose(ann, "Hear of it again");
        assertThat(head).not().containsText("muted");
        ann.unroute("**/mute");
        held.forEach(Route::resume);
        assertThat(ann.locator(".toasts")).containsText("You hear of it again.");
        assertThat(head).not().containsText("muted");

        ann.route("**/mute", route -> route.fulfill(new Route.FulfillOptions().setStatus(400)));
        choose(ann, "Mute");
        assertThat(ann.locator(".toasts")).containsText("400");
        assertThat(head).not().containsText("muted");
    }

    @Test
    void of_two_roles_chosen_quickly_the_last_one_holds() {
        Page bob = open("Bob Ray");
        choose(bob, "People");
        List<Route> held = new ArrayList<>();
        bob.route("**/role", held::add);
        Locator role = dialog(bob).getByLabel("Role of Ann Weber");
        role.selectOption("GUEST");
        role.selectOption("OWNER");
        bob.unroute("**/role");
        held.forEach(Route::resume);
        await().untilAsserted(() -> assertThat(by("Bob Ray")
                        .query(
                                "{ conversation(id: \"%s\") { participants(role: OWNER) { nodes { person { name } } } } }"
                                        .formatted(conversation))
                        .findValuesAsString("name"))
                .contains("Ann Weber"));
        assertThat(role).hasValue("OWNER");
    }

    @Test
    void a_message_that_is_being_put_off_is_not_put_off_to_another_time_unseen() {
        Page ann = open("Ann Weber");
        composer(ann).fill("Tomorrow then");
        List<Route> held = new ArrayList<>();
        ann.route("**/scheduled-messages", held::add);
        for (String when : List.of("Tomorrow morning", "In an hour")) {
            ann.getByLabel("Send later").click();
            item(ann, when).click();
        }
        assertThat(ann.locator("div.sr-only[role=alert]")).containsText("being put off already");
        ann.unroute("**/scheduled-messages");
        held.forEach(Route::resume);
        assertThat(composer(ann)).hasValue("");
        assertThat(ann.getByText("1 message to be sent")).isVisible();
    }

    @Test
    void a_message_that_is_put_off_again_because_no_answer_came_is_put_off_once() {
        Page ann = open("Ann Weber");
        composer(ann).fill("Tomorrow then");
        ann.route("**/scheduled-messages", route -> {
            route.fetch();
            route.abort();
        });
        ann.getByLabel("Send later").click();
        item(ann, "Tomorrow morning").click();
        Locator alert = ann.locator("div.sr-only[role=alert]");
        assertThat(alert).containsText("cannot be reached");
        ann.unroute("**/scheduled-messages");
        ann.getByLabel("Send later").click();
        item(ann, "Tomorrow morning").click();
        assertThat(composer(ann)).hasValue("");
        assertThat(ann.getByText("1 message to be sent")).isVisible();
    }

    @Test
    void what_one_set_as_reminders_leaves_room_is_told_apart_and_keeps_the_focus() {
        for (int hours = 1; hours <= 2; hours++) {
            by("Ann Weber")
                    .put(
                            "/v1/messages/" + say("Bob Ray", "Question " + hours) + "/answer-reminder",
                            Map.of(
                                    "due",
                                    Instant.now().plus(Duration.ofHours(hours)).toString(),
                                    "note",
                                    "Before the release. ".repeat(90)))
                    .ok();
        }
        Page ann = chromium.as(office, "Ann Weber", "#/c/" + conversation, Screen.PHONE, ColorScheme.LIGHT);
        Locator waits = ann.locator(".waits");
        Locator drop = waits.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Drop the reminder"));
        assertThat(drop).hasCount(2);
        assertThat(button(waits, "Drop the reminder")).hasCount(0);
        assertThat(waits.boundingBox().height).isLessThan(400);
        Chromium.picture(ann, "reminders-at-the-head-phone");
        drop.first().press("Enter");
        assertThat(button(waits, "Drop the reminder")).hasCount(1);
        assertThat(waits.locator(":focus")).hasCount(1);
        drop.press("Enter");
        assertThat(drop).hasCount(0);
        assertThat(waits.locator(":focus")).containsText("Bob Ray has waited for you");
    }

    @Test
    void files_and_whom_it_concerns_go_with_a_message(@TempDir Path folder) throws IOException {
        Page ann = open("Ann Weber");
        Page bob = open("Bob Ray");
        ann.locator(".talk-foot input[type=file]").setInputFiles(new Path[] {
            Files.writeString(folder.resolve("plan.txt"), "plan"),
            Files.write(folder.resolve("dot.png"), DOT),
            Files.write(folder.resolve("video.bin"), new byte[26 * 1024 * 1024])
        });
        assertThat(ann.locator(".upload.failed")).containsText("at most 25 MB");
        ann.getByLabel("Remove video.bin").click();
        composer(ann).pressSequentially("See the plan @ce");
        assertThat(ann.getByRole(AriaRole.OPTION)).containsText("Cem Kaya");
        composer(ann).press("Enter");
        assertThat(composer(ann)).hasValue("See the plan @Cem Kaya ");
        assertThat(ann.locator(".upload .quiet").filter(new Locator.FilterOptions().setHasText("%")))
                .hasCount(0);
        composer(ann).press("Enter");
        assertThat(message(bob, "See the plan").locator(".file")).hasCount(2);
        assertThat(message(bob, "See the plan").locator(".picture img")).isVisible();
        assertThat(message(bob, "See the plan").locator(".mention")).hasText("@Cem Kaya");
        assertThat(bob.waitForDownload(
                                () -> bob.getByLabel("Download plan.txt, 4 B").click())
                        .suggestedFilename())
                .isEqualTo("plan.txt");
    }

    @Test
    void a_reply_is_put_off_in_plain_words_and_a_message_sent_later() {
        Page ann = open("Ann Weber");
        message(ann, "Who looks").focus();
        ann.keyboard().press("l");
        assertThat(dialog(ann)).containsText("Bob Ray still waits");
        dialog(ann).getByLabel("Next working day").check();
        Chromium.picture(ann, "reply-later");
        button(dialog(ann), "Remind me").click();
        assertThat(dialog(ann)).hasCount(0);
        assertThat(ann.locator(".waits")).containsText("You owe a reply by");
        assertThat(ann.locator(".waits")).containsText("Bob Ray has waited for you");

        composer(ann).fill("Tomorrow then");
        ann.getByLabel("Send later").click();
        item(ann, "Tomorrow morning").click();
        assertThat(composer(ann)).hasValue("");
        ann.getByText("Show", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(dialog(ann).locator(".scheduled-item")).containsText("Tomorrow then");
        dialog(ann).getByLabel("Do not send it").click();
        assertThat(dialog(ann)).containsText("Nothing is waiting to be sent here");
        ann.keyboard().press("Escape");
        assertThat(dialog(ann)).hasCount(0);

        write(ann, "I do, now");
        assertThat(ann.locator(".waits")).not().containsText("You owe a reply");
    }

    @Test
    void what_was_said_becomes_a_decision_and_something_to_do() {
        Page ann = open("Ann Weber");
        message(ann, "Who looks").focus();
        ann.keyboard().press("d");
        dialog(ann).getByLabel("What was decided").fill("Ann looks at the load test.");
        button(dialog(ann), "Record").click();
        assertThat(ann.locator(".happening.decision")).containsText("Ann looks at the load test.");
        assertThat(dialog(ann)).hasCount(0);
        message(ann, "Who looks").focus();
        ann.keyboard().press("t");
        button(dialog(ann), "Assign").click();
        Locator task = ann.locator(".happening.task").first();
        assertThat(task).containsText("Who looks at the load test?");
        button(task, "Done").click();
        assertThat(task).containsText("done");
    }

    @Test
    void nothing_is_lost_and_nothing_twice_over_a_lost_connection() {
        Page ann = open("Ann Weber");
        List<String> expected = new ArrayList<>(List.of("Who looks at the load test?"));
        ann.context().setOffline(true);
        assertThat(ann.getByText("Reconnecting")).isVisible();
        for (int count = 1; count <= 5; count++) {
            write(ann, "Written offline " + count);
            say("Bob Ray", "Meanwhile " + count);
            expected.add("Meanwhile " + count);
        }
        IntStream.rangeClosed(1, 5).forEach(count -> expected.add("Written offline " + count));
        assertThat(ann.locator(".message.pending")).hasCount(5);
        Chromium.picture(ann, "conversation-offline");
        Instant lost = Instant.now();
        while (lost.plusSeconds(10).isAfter(Instant.now())) {
            ann.waitForWebSocket(() -> {});
        }
        ann.context().setOffline(false);
        assertThat(ann.locator(".message.pending")).hasCount(0);
        assertThat(ann.locator(".talk-main article.message .prose")).hasText(expected.toArray(String[]::new));
        Page cem = open("Cem Kaya");
        assertThat(cem.locator(".talk-main article.message .prose")).hasText(expected.toArray(String[]::new));
        ann.reload();
        assertThat(ann.locator(".talk-main article.message .prose")).hasText(expected.toArray(String[]::new));
    }

    @Test
    void a_draft_waits_where_it_was_left() {
        Page ann = open("Ann Weber");
        composer(ann).fill("Half a sent");
        ann.evaluate("location.hash = '#/people'");
        assertThat(composer(ann)).hasCount(0);
        ann.reload();
        ann.evaluate("at => { location.hash = at }", "#/c/" + conversation);
        assertThat(composer(ann)).hasValue("Half a sent");
    }

    @Test
    void the_page_is_read_and_written_by_keyboard() {
        say("Cem Kaya", "I could.");
        Page ann = open("Ann Weber");
        composer(ann).press("Escape");
        ann.keyboard().press("k");
        assertThat(message(ann, "I could.")).isFocused();
        ann.keyboard().press("k");
        assertThat(message(ann, "Who looks")).isFocused();
        ann.keyboard().press("e");
        assertThat(item(ann, "thumbs up")).isFocused();
        ann.keyboard().press("ArrowRight");
        ann.keyboard().press("Enter");
        assertThat(message(ann, "Who looks").locator(".reaction")).hasText("❤️1");
        ann.keyboard().press("r");
        assertThat(ann.locator(".thread textarea")).isFocused();
        ann.keyboard().press("Escape");
        ann.getByLabel("Close the thread").click();
        assertThat(ann.locator(".thread")).hasCount(0);
        ann.keyboard().press("m");
        assertThat(composer(ann)).isFocused();
        composer(ann).press("Escape");
        ann.keyboard().press("u");
        assertThat(ann).hasURL(Pattern.compile(".*#/inbox"));
    }

    @Test
    void on_a_phone_a_thread_takes_the_place_of_the_conversation() {
        Page ann = chromium.as(office, "Ann Weber", "#/c/" + conversation, Screen.PHONE, ColorScheme.DARK);
        message(ann, "Who looks").tap();
        Chromium.picture(ann, "conversation-dark-phone");
        button(message(ann, "Who looks"), "Reply in thread").tap();
        assertThat(ann.locator(".thread article.message")).hasCount(1);
        assertThat(messages(ann).first()).isHidden();
        ann.waitForFunction("document.documentElement.scrollWidth === innerWidth");
        ann.getByLabel("Close the thread").tap();
        assertThat(messages(ann).first()).isVisible();
        ann.getByLabel("Back to the inbox").tap();
        assertThat(ann).hasURL(Pattern.compile(".*#/inbox"));
    }
}
