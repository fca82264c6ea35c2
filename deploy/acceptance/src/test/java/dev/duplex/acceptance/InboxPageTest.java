package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import dev.duplex.acceptance.Api.Office;
import dev.duplex.acceptance.Chromium.Screen;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The web client's inbox and the pages around it, as a person uses them. */
class InboxPageTest {

    /** With their headings. */
    private static final List<Map.Entry<String, String>> PLACES = List.of(
            Map.entry("people", "People"),
            Map.entry("availability", "Your availability"),
            Map.entry("figures", "Response times"));

    private static final String NOTHING_IS_WIDER = """
            () => [document.documentElement, document.querySelector('main')].every(e => e.scrollWidth === e.clientWidth)""";

    private final Api api = SharedDuplex.api();
    private final Office office = api.office("Ann Weber", "Bob Ray", "Cem Kaya");
    private final Map<String, String> conversations = new HashMap<>();
    private Chromium chromium;

    @BeforeEach
    void conversations() {
        chromium = Chromium.open();
        for (String subject : List.of("Release notes", "Invoices", "Load test")) {
            String conversation = by("Bob Ray")
                    .post(
                            "/v1/workspaces/" + office.workspace() + "/conversations",
                            Map.of(
                                    "kind",
                                    "group",
                                    "subject",
                                    subject,
                                    "participants",
                                    List.of(office.id("Ann Weber"), office.id("Cem Kaya"))))
                    .ok()
                    .id();
            conversations.put(subject, conversation);
            say("Bob Ray", subject, "Who looks at the " + subject.toLowerCase() + "?");
        }
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

    private String say(String name, String subject, String text) {
        return by(name).post("/v1/conversations/" + conversations.get(subject) + "/messages", Map.of("text", text))
                .ok()
                .id();
    }

    private static Locator entry(Page page, String subject) {
        return page.locator(".entry").filter(new Locator.FilterOptions().setHasText(subject));
    }

    private static Locator dialog(Page page) {
        return page.getByRole(AriaRole.DIALOG);
    }

    private static void keys(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private static void go(Page page, Map.Entry<String, String> place) {
        page.evaluate("place => { location.hash = place }", "#/" + place.getKey());
        assertThat(page.locator("main h1")).hasText(place.getValue());
        assertThat(page.locator(".skeleton")).hasCount(0);
    }

    private Pattern at(String subject) {
        return Pattern.compile(".*#/c/" + conversations.get(subject) + ".*");
    }

    @Test
    void the_whole_inbox_works_by_keyboard() {
        Page page = chromium.as(office, "Ann Weber", "#/inbox");
        assertThat(page.locator(".entry")).hasCount(3);

        // one stop of Tab for the list, and one for what can be done with the entry
        assertThat(page.locator(".entries a[tabindex='0']")).hasCount(1);
        assertThat(page.locator(".entries button:not([tabindex='-1'])")).hasCount(1);
        keys(page, "j");
        assertThat(entry(page, "Load test").locator("a")).isFocused();
        keys(page, "j", "j", "k");
        assertThat(entry(page, "Invoices").locator("a")).isFocused();
        keys(page, "Enter");
        assertThat(page).hasURL(at("Invoices"));
        assertThat(entry(page, "Invoices").locator("a")).hasAttribute("aria-current", "true");
        page.keyboard().type("gi");
        assertThat(page).hasURL(Pattern.compile(".*#/inbox"));
        assertThat(page.locator(".inbox-detail")).containsText("No conversation is open");

        keys(page, "f");
        assertThat(entry(page, "Invoices")).containsText("favourite");
        keys(page, "m");
        assertThat(entry(page, "Invoices")).containsText("muted");
        keys(page, "m");
        assertThat(entry(page, "Invoices")).not().containsText("muted");

        keys(page, "j", "e");
        assertThat(entry(page, "Release notes").getByText("1 unread")).hasCount(0);
        assertThat(entry(page, "Release notes")).containsText("Bob waits");

        keys(page, "l");
        assertThat(dialog(page)).containsText("Reply later");
        keys(page, "Enter");
        assertThat(dialog(page)).hasCount(0);
        assertThat(entry(page, "Release notes")).containsText("reply");

        keys(page, "s");
        assertThat(dialog(page)).containsText("Snooze Release notes");
        keys(page, "Enter");
        assertThat(entry(page, "Release notes")).hasCount(0);
        assertThat(dialog(page)).hasCount(0);

        keys(page, "?");
        assertThat(dialog(page)).containsText("Reply later");
        keys(page, "Escape");
        assertThat(dialog(page)).hasCount(0);

        keys(page, "r");
        assertThat(page).hasURL(Pattern.compile(".*#/c/.*\\?reply"));
    }

    @Test
    void what_is_pressed_twice_before_the_first_answer_is_there_and_back() {
        Page page = chromium.as(office, "Ann Weber", "#/inbox");
        assertThat(page.locator(".entry")).hasCount(3);
        List<Route> held = new ArrayList<>();
        page.route("**/mute", held::add);
        keys(page, "j", "m");
        assertThat(entry(page, "Load test")).containsText("muted");
        say("Cem Kaya", "Load test", "Not me.");
        assertThat(entry(page, "Load test")).containsText("Cem: Not me.");
        assertThat(entry(page, "Load test")).containsText("muted");
        keys(page, "m");
        assertThat(entry(page, "Load test")).not().containsText("muted");

        page.unroute("**/mute");
        held.forEach(Route::resume);
        // stays, where the note at the foot of the page is gone after a while
        assertThat(page.locator("div.sr-only[role=status]")).containsText("You hear of it again.");
        assertThat(entry(page, "Load test")).not().containsText("muted");
        await().untilAsserted(() -> assertThat(by("Ann Weber")
                        .query("{ inbox(person: \"%s\") { nodes { muted } } }".formatted(office.id("Ann Weber")))
                        .at("/inbox/nodes")
                        .findValuesAsString("muted"))
                .containsOnly("false"));
    }

    @Test
    void pages_open_while_the_connection_is_lost() {
        Page page = chromium.as(office, "Ann Weber", "#/inbox");
        assertThat(page.locator(".entry")).hasCount(3);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.waitForFunction("() => performance.getEntriesByType('resource')"
                + ".some(({ name, responseEnd }) => responseEnd && name.endsWith('search/SearchPage.js'))");
        // the page has asked for it by itself: with all that it imports
        page.evaluate("() => import('app/search/SearchPage.js').then(() => {})");
        page.context().setOffline(true);
        page.evaluate("() => { location.hash = '#/search' }");
        assertThat(page.getByLabel("Words to search for")).isVisible();

        // what could not be had meanwhile comes by itself
        page.evaluate("() => { location.hash = '#/people' }");
        assertThat(page.locator("#main")).containsText("The server cannot be reached");
        page.context().setOffline(false);
        assertThat(page.locator("#main")).containsText("Cem Kaya");
    }

    @Test
    void filters_show_what_there_is_and_how_much() {
        by("Ann Weber")
                .put(
                        "/v1/conversations/" + conversations.get("Invoices") + "/snooze",
                        Map.of("until", Instant.now().plus(1, ChronoUnit.DAYS).toString()))
                .ok();
        Page page = chromium.as(office, "Ann Weber", "#/inbox");
        assertThat(page.locator(".entry")).hasCount(2);
        Locator unread = page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Unread"));
        assertThat(unread).containsText("2");
        unread.click();
        assertThat(unread).hasAttribute("aria-selected", "true");
        assertThat(page.locator(".entry")).hasCount(2);
        page.getByLabel("More filters and order").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Snoozed (1)"))
                .click();
        assertThat(page.locator(".entry")).hasCount(1);
        assertThat(entry(page, "Invoices")).containsText("until");
    }

    @Test
    void what_others_write_arrives_by_itself_and_after_a_lost_connection() {
        Page page = chromium.as(office, "Ann Weber", "#/inbox");
        assertThat(page.locator(".entry").first()).containsText("Load test");
        say("Cem Kaya", "Release notes", "I do.");
        assertThat(page.locator(".entry").first()).containsText("Cem: I do.");
        assertThat(page.locator(".entry").first()).containsText("2 unread");

        page.context().setOffline(true);
        assertThat(page.getByText("Reconnecting")).isVisible();
        say("Bob Ray", "Invoices", "Are they paid?");
        page.context().setOffline(false);
        assertThat(page.locator(".entry").first()).containsText("Bob: Are they paid?");
        assertThat(page.getByText("Reconnecting")).hasCount(0);
        assertThat(page.locator(".entry")).hasCount(3);
    }

    @Test
    void a_new_conversation_begins_in_a_dialog() {
        Page page = chromium.as(office, "Ann Weber", "#/inbox");
        assertThat(page.locator(".entry")).hasCount(3);
        keys(page, "n");
        assertThat(dialog(page).getByRole(AriaRole.COMBOBOX)).isFocused();
        page.keyboard().type("cem");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        keys(page, "Enter");
        dialog(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Begin"))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*#/c/[0-9a-f-]{36}.*"));
        assertThat(entry(page, "Cem Kaya")).hasCount(1);
    }

    @Test
    void on_a_phone_one_thing_is_shown_at_a_time() {
        Page page = chromium.as(office, "Ann Weber", "#/inbox", Screen.PHONE, ColorScheme.DARK);
        assertThat(page.locator(".entry")).hasCount(3);
        Chromium.picture(page, "inbox-dark-phone");
        List<Map.Entry<String, String>> places = new ArrayList<>(PLACES);
        places.addFirst(Map.entry("search?q=who", "Search"));
        places.addLast(Map.entry("inbox", "Inbox"));
        for (Map.Entry<String, String> place : places) {
            go(page, place);
            page.waitForFunction(NOTHING_IS_WIDER);
        }
        assertThat(page.locator("nav").boundingBox().y).isGreaterThan(700);
        entry(page, "Invoices").locator("a").tap();
        assertThat(page).hasURL(at("Invoices"));
        assertThat(page.locator(".inbox-side")).isHidden();
    }

    @Test
    void a_link_to_nothing_is_told_in_plain_words() {
        Page page = chromium.as(office, "Ann Weber", "#/c/" + UUID.randomUUID());
        assertThat(page.locator(".inbox-detail")).containsText("There is nothing here");
        for (String place : List.of("#/c/nonsense", "#/call/" + UUID.randomUUID())) {
            page.evaluate("place => { location.hash = place }", place);
            assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("nothing here")))
                    .isVisible();
        }
    }

    @Test
    void the_start_page_asks_where_and_who() {
        Page page = chromium.window(Screen.WIDE, ColorScheme.LIGHT);
        page.navigate(api.url() + "/");
        assertThat(page.getByText("Where do you work?")).isVisible();
        page.navigate(api.url() + "/?workspace=%s&person=%s".formatted(office.workspace(), office.id("Ann Weber")));
        assertThat(page.locator(".me-button")).containsText("Ann Weber");
        page.locator(".me-button").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Somebody else"))
                .click();
        assertThat(page.getByText("Where do you work?")).isVisible();
    }

    @Test
    void search_finds_as_one_types_and_leads_to_the_message() {
        String message = say("Cem Kaya", "Load test", "The staircase pattern is gone.");
        Page page = chromium.as(office, "Ann Weber", "#/inbox");
        assertThat(page.locator(".entry")).hasCount(3);
        keys(page, "/");
        assertThat(page.getByLabel("Words to search for")).isFocused();
        page.keyboard().type("staircase");
        assertThat(page.locator(".hit mark")).hasText("staircase");
        Chromium.picture(page, "search");
        keys(page, "ArrowDown", "Enter");
        assertThat(page).hasURL(Pattern.compile(".*#/c/" + conversations.get("Load test") + "/" + message));
    }

    @Test
    void the_pages_look_as_they_should() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Page page = chromium.as(office, "Ann Weber", "#/inbox", Screen.WIDE, scheme);
            assertThat(page.locator(".entry")).hasCount(3);
            String name = scheme.name().toLowerCase();
            Chromium.picture(page, "inbox-" + name);
            for (Map.Entry<String, String> place : PLACES) {
                go(page, place);
                Chromium.picture(page, place.getKey() + "-" + name);
            }
            page.context().close();
        }
    }
}
