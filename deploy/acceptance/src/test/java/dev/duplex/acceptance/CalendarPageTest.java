package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.duplex.acceptance.Calling.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.duplex.acceptance.Chromium.Screen;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CalendarPageTest {

    /** As a field for date and time has it, by the page's own clock. */
    private static final String IN_TEN_MINUTES = """
            import('app/calendar/terms.js').then(({ localHere }) => localHere(new Date(Date.now() + 600_000)))""";

    private final Chromium chromium = Chromium.open();
    private final Calling calling = Calling.among("Ann", "Bob");

    @AfterEach
    void close() {
        List<String> thrown = chromium.thrown();
        chromium.close();
        Assertions.assertThat(thrown).isEmpty();
    }

    @Test
    void a_call_is_scheduled_accepted_and_joined_with_one_click() {
        Page ann = calling.window(chromium, "Ann");
        Page bob = calling.window(chromium, "Bob");
        press(ann, "Schedule a call");
        ann.getByLabel("What it is about").fill("Price of the launch");
        assertThat(ann.locator(".proposal").first()).isVisible();
        Chromium.picture(ann, "schedule");
        ann.getByLabel("When", new Page.GetByLabelOptions().setExact(true)).fill((String) ann.evaluate(IN_TEN_MINUTES));
        press(ann, "Schedule and invite");
        assertThat(ann.locator(".occurrence")).containsText("Price of the launch");

        assertThat(bob.locator(".occurrence")).containsText("Price of the launch");
        press(bob, "Accept");
        assertThat(ann.locator(".occurrence .invitees")).containsText(Pattern.compile("Bob.*accepted"));
        Chromium.picture(ann, "calendar");
        Page dark = chromium.as(calling.office(), "Bob", "#/calendar", Screen.PHONE, ColorScheme.DARK);
        assertThat(dark.locator(".occurrence")).isVisible();
        Chromium.picture(dark, "calendar-phone-dark");

        bob.locator(".occurrence .button.primary").click();
        calling.seesMoving(bob, "Bob");
        ann.locator(".occurrence .button.primary").click();
        calling.seesMoving(ann, "Bob");
        calling.seesMoving(bob, "Ann");
    }

    @Test
    void the_answer_that_was_pressed_last_holds_however_late_the_first_one_is_heard() {
        calling.as("Ann")
                .post(
                        "/v1/conversations/" + calling.conversation() + "/scheduled-calls",
                        Map.of(
                                "title",
                                "Price of the launch",
                                "start",
                                LocalDateTime.now(ZoneOffset.UTC)
                                        .plusDays(1)
                                        .truncatedTo(ChronoUnit.MINUTES)
                                        .toString(),
                                "timeZone",
                                "Etc/UTC",
                                "minutes",
                                30,
                                "invitees",
                                List.of(calling.office().id("Bob"))))
                .ok();
        Page bob = calling.window(chromium, "Bob");
        assertThat(bob.locator(".occurrence")).isVisible();
        List<Route> held = new ArrayList<>();
        bob.route("**/answer*", held::add);
        press(bob, "Accept");
        assertThat(pressed(bob)).hasText("Accept");
        press(bob, "Decline");
        assertThat(pressed(bob)).hasText("Decline");
        bob.unroute("**/answer*");
        held.forEach(Route::resume);
        Page ann = calling.window(chromium, "Ann");
        assertThat(ann.locator(".occurrence .invitees")).containsText(Pattern.compile("Bob.*declined"));
        assertThat(pressed(bob)).hasText("Decline");
    }

    private static Locator pressed(Page page) {
        return page.locator(".answers [aria-pressed=true]");
    }

    @Test
    void where_the_server_offers_a_room_elsewhere_one_chooses_it_for_later_too() {
        Page ann = chromium.window(Screen.WIDE, ColorScheme.LIGHT);
        Route.FulfillOptions settings =
                new Route.FulfillOptions().setContentType("application/json").setBody("""
                        {"commandsUrl":"","calls":{"provider":"mesh","providers":["mesh","link"]}}""");
        ann.route("**/client.json", route -> route.fulfill(settings));
        ann.navigate("%s/?workspace=%s&person=%s#/calendar"
                .formatted(
                        SharedDuplex.api().url(),
                        calling.office().workspace(),
                        calling.office().id("Ann")));
        press(ann, "Schedule a call");
        Locator where = ann.getByLabel("Where", new Page.GetByLabelOptions().setExact(true));
        ann.getByLabel("What it is about").fill("Price of the launch");
        ann.getByLabel("When", new Page.GetByLabelOptions().setExact(true)).fill((String) ann.evaluate(IN_TEN_MINUTES));
        where.selectOption("link");
        press(ann, "Schedule and invite");
        // this server has none: so it was asked for
        assertThat(ann.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("no such provider")))
                .isVisible();
        where.selectOption("mesh");
        press(ann, "Schedule and invite");
        assertThat(ann.locator(".occurrence")).containsText("Price of the launch");

        // what stays is not asked for again: it may be offered no more
        ann.getByLabel("More about Price of the launch").click();
        ann.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Change"))
                .click();
        Request change = ann.waitForRequest("**/v1/scheduled-calls/*", () -> press(ann, "Change it"));
        Assertions.assertThat(change.postData()).contains("Price of the launch").doesNotContain("provider");
    }
}
