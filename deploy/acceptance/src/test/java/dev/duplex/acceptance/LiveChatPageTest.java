package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.duplex.acceptance.Calling.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveChatPageTest {

    private static final int MESSAGES = 50;

    private static final String REMEMBER_BELOW = """
            () => {
              const below = document.querySelector('.below');
              window.toldBelow = [];
              new MutationObserver(() => toldBelow.push(below.textContent.trim()))
                .observe(below, { childList: true, characterData: true, subtree: true });
            }""";

    private final Chromium chromium = Chromium.open();
    private final Calling calling = Calling.among("Ann", "Bob");

    @AfterEach
    void close() {
        List<String> thrown = chromium.thrown();
        chromium.close();
        Assertions.assertThat(thrown).isEmpty();
    }

    private static void say(Page page, String text) {
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
        page.keyboard().press("Enter");
    }

    private static Locator said(Page page) {
        return page.locator(".bubble .prose");
    }

    @Test
    void fifty_messages_arrive_in_order_on_both_sides() {
        Page ann = calling.window(chromium, "Ann");
        Page bob = calling.window(chromium, "Bob");
        calling.ring(ann, "text", "Bob");
        assertThat(Calling.card(bob)).containsText("Ann wants to chat");
        press(bob, "Answer");
        assertThat(ann.locator(".call-head")).containsText("Live chat with Bob");

        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= MESSAGES; i++) {
            Page writer = i % 2 == 0 ? bob : ann;
            Page reader = i % 2 == 0 ? ann : bob;
            expected.add("message " + i);
            say(writer, "message " + i);
            assertThat(reader.locator(".bubble").last()).containsText("message " + i);
        }
        assertThat(ann.locator(".bubble.pending")).hasCount(0);
        assertThat(bob.locator(".bubble.pending")).hasCount(0);
        assertThat(said(ann)).hasText(expected.toArray(String[]::new));
        assertThat(said(bob)).hasText(expected.toArray(String[]::new));

        // as people type: that somebody types is told every few seconds only, and shown for a few
        bob.evaluate(REMEMBER_BELOW);
        ann.getByLabel("Message", new Page.GetByLabelOptions().setExact(true))
                .pressSequentially("One more", new Locator.PressSequentiallyOptions().setDelay(600));
        bob.waitForFunction("() => toldBelow.includes('Ann is typing …')");
        Chromium.picture(bob, "live-chat");
        ann.keyboard().press("Enter");
        assertThat(ann.locator(".below")).hasText("Seen by Bob");
    }

    @Test
    void what_was_not_sent_when_the_chat_ended_waits_where_one_writes() {
        Page ann = calling.window(chromium, "Ann");
        Page bob = calling.window(chromium, "Bob");
        String chat = calling.ring(ann, "text", "Bob");
        press(bob, "Answer");
        assertThat(ann.locator(".call-head")).containsText("Live chat with Bob");
        ann.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill("One more thing");
        calling.as("Ann").post("/v1/calls/" + chat + "/end", Map.of()).ok();
        ann.getByText("Write in the conversation").click();
        assertThat(ann.getByLabel("Write a message")).hasValue("One more thing");
    }

    @Test
    void a_chat_becomes_a_call() {
        Page ann = calling.window(chromium, "Ann");
        Page bob = calling.window(chromium, "Bob");
        calling.ring(ann, "text", "Bob");
        press(bob, "Answer");
        assertThat(ann.locator(".call-head")).containsText("Live chat with Bob");
        press(ann, "Turn into a voice call");
        assertThat(Calling.card(bob)).containsText("Ann is calling");
        press(bob, "Answer");
        assertThat(calling.tile(ann, "Bob")).hasAttribute("data-connection", "connected");
    }
}
