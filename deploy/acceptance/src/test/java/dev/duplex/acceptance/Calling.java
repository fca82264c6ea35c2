package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.duplex.acceptance.Api.Office;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A conversation of people who can be rung around the clock, and calls in it from their pages. */
final class Calling {

    private static final String START = """
            ([conversation, media, ring]) =>
              import('app/call/start.js').then(({ startCall }) => startCall(conversation, { media, ring }))""";

    private final Api api;
    private final Office office;
    private final String conversation;

    private Calling(Api api, Office office, String conversation) {
        this.api = api;
        this.office = office;
        this.conversation = conversation;
    }

    static Calling among(String... names) {
        Api api = SharedDuplex.api();
        Office office = api.office(names);
        for (String name : names) {
            api.as(office.id(name))
                    .put("/v1/people/" + office.id(name) + "/working-hours", aroundTheClock())
                    .ok();
        }
        String conversation = api.as(office.id(names[0]))
                .post(
                        "/v1/workspaces/" + office.workspace() + "/conversations",
                        Map.of(
                                "kind",
                                "group",
                                "subject",
                                "Launch",
                                "participants",
                                Arrays.stream(names).skip(1).map(office::id).toList()))
                .ok()
                .id();
        return new Calling(api, office, conversation);
    }

    private static Map<String, Object> aroundTheClock() {
        return Map.of(
                "timeZone",
                "Europe/Berlin",
                "week",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> Map.of("day", day.name(), "from", "00:00", "to", "00:00"))
                        .toList());
    }

    Office office() {
        return office;
    }

    String conversation() {
        return conversation;
    }

    Api as(String name) {
        return api.as(office.id(name));
    }

    /** A window of a person at the calendar, ready to ring and be rung. */
    Page window(Chromium chromium, String name) {
        Page page = chromium.as(office, name, "#/calendar");
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Calendar").setExact(true)))
                .isVisible();
        assertThat(page.locator(".ring-host[data-following='true']")).isAttached();
        return page;
    }

    /** Starts a call as the page does it, and answers its id. */
    String ring(Page page, String media, String... names) {
        page.evaluate(
                START,
                List.of(
                        conversation,
                        media,
                        Arrays.stream(names).map(office::id).toList()));
        page.waitForURL("**/#/call/*");
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    static Locator card(Page page) {
        return page.locator(".ring-card");
    }

    static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    Locator tile(Page page, String name) {
        return page.locator(".tiles .tile[data-person='" + office.id(name) + "']");
    }

    /** Waits until pictures of somebody arrive: at the end the film is a second longer than at first. */
    void seesMoving(Page page, String name) {
        page.waitForFunction("""
                person => {
                  const video = document.querySelector(`.tiles [data-person="${person}"] video`);
                  if (!video || !video.videoWidth) return false;
                  video.first ??= video.currentTime;
                  return video.currentTime > video.first + 1;
                }""", office.id(name));
        page.evaluate(
                "person => { delete document.querySelector(`.tiles [data-person=\"${person}\"] video`).first }",
                office.id(name));
    }
}
