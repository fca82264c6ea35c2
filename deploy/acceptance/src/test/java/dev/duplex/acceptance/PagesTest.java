package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.duplex.acceptance.Chromium.Screen;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PagesTest {

    /** Until then GraphiQL does not know which one is at the cursor. */
    private static final String QUERIES_ARE_KNOWN =
            "() => document.querySelector('.graphiql-query-editor .CodeMirror')?.CodeMirror.operations?.length === 2";

    private static void look(String path, Consumer<Page> check, String name) {
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.window(Screen.WIDE, ColorScheme.LIGHT);
            page.navigate(SharedDuplex.api().url() + path);
            check.accept(page);
            Chromium.picture(page, name);
            page.setViewportSize(390, 844);
            Chromium.picture(page, name + "-phone");
            assertThat(chromium.thrown()).isEmpty();
        }
    }

    @Test
    void swagger_ui_lists_the_commands() {
        look(
                "/swagger-ui.html",
                page -> assertThat(page.getByText("/v1/conversations/{conversation}/messages"))
                        .isVisible(),
                "swagger-ui");
    }

    @Test
    void graphiql_answers_its_example_without_any_other_server() {
        Api api = SharedDuplex.api();
        api.post("/v1/workspaces", Map.of("id", "demo", "name", "Demo", "timeZone", "UTC"))
                .ok();
        look(
                "/graphiql",
                page -> {
                    page.waitForFunction(QUERIES_ARE_KNOWN);
                    page.locator(".graphiql-query-editor .CodeMirror").click();
                    page.keyboard().press("Control+Home");
                    for (int line = 0; line < 5; line++) {
                        page.keyboard().press("ArrowDown");
                    }
                    page.keyboard().press("Control+Enter");
                    assertThat(page.locator(".result-window")).containsText("\"responseTimes\"");
                },
                "graphiql");
    }

    @Test
    void the_first_page_leads_to_the_others() {
        look("/", page -> assertThat(page.locator("footer a")).hasCount(4), "start");
    }
}
