package dev.duplex.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private void look(String path, Consumer<Page> check, String name) {
        assumeTrue(Files.exists(CHROMIUM), "skipped: no Chromium at " + CHROMIUM);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-quic",
                                        "--no-first-run",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync")))) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
            page.navigate(SharedDuplex.api().url() + path);
            check.accept(page);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + ".png")));
            page.setViewportSize(390, 844);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + "-phone.png")));
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
        look("/", page -> assertThat(page.locator("main a")).hasCount(4), "home");
    }
}
