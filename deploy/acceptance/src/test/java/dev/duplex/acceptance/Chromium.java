package dev.duplex.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.duplex.acceptance.Api.Office;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A browser with an invented camera and microphone. Each window is a person's own: nothing is shared between them. One
 * program serves all tests, as starting it takes longer than most of them; it ends with the tests, and is for the one
 * thread that runs them.
 */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    /** How long a page may take: a busy machine is slow, not wrong. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Answered from all read models, so each is waited for. */
    private static final String EVERYTHING = "{ ... on Query { position } }";

    private static @Nullable Browser running;

    static {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
    }

    /** In CSS pixels. */
    enum Screen {
        WIDE(1280, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private final Browser browser;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> thrown = new ArrayList<>();

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /** Skips the test where there is no Chromium. */
    static Chromium open() {
        assumeTrue(Files.exists(PROGRAM), "skipped: no Chromium at " + PROGRAM);
        Browser browser = running;
        if (browser == null || !browser.isConnected()) {
            browser = start();
            running = browser;
        }
        return new Chromium(browser);
    }

    private static Browser start() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setTimeout(PATIENCE.toMillis())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--use-fake-device-for-media-stream",
                                "--use-fake-ui-for-media-stream")));
    }

    /** A window of nobody in particular. What was written until now is there when a page in it asks. */
    Page window(Screen screen, ColorScheme scheme) {
        SharedDuplex.api().query(EVERYTHING);
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setHasTouch(screen == Screen.PHONE)
                .setColorScheme(scheme)
                .setLocale("en-GB")
                .setPermissions(List.of("camera", "microphone")));
        context.setDefaultTimeout(PATIENCE.toMillis());
        windows.add(context);
        Page page = context.newPage();
        page.onPageError(thrown::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                thrown.add(message.text());
            }
        });
        return page;
    }

    /** A wide window of a person, at a page of the client such as {@code #/inbox}. */
    Page as(Office office, String name, String at) {
        return as(office, name, at, Screen.WIDE, ColorScheme.LIGHT);
    }

    Page as(Office office, String name, String at, Screen screen, ColorScheme scheme) {
        Page page = window(screen, scheme);
        page.navigate("%s/?workspace=%s&person=%s%s"
                .formatted(SharedDuplex.api().url(), office.workspace(), office.id(name), at));
        return page;
    }

    /** What scripts of any page have thrown and not caught, and what a page wanted and may not have. */
    List<String> thrown() {
        return List.copyOf(thrown);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + ".png")));
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
    }
}
