package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.duplex.acceptance.Calling.press;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.duplex.acceptance.Chromium.Screen;
import java.util.List;
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
}
