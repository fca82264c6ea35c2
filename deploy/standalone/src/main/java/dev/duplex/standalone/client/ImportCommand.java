package dev.duplex.standalone.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deploy/import}: sends an export to a server and shows how the import goes. */
@Command(
        name = "deploy/import",
        sortOptions = false,
        description = {"Imports the history of another tool into a workspace.", "Importing again adds only what is new."
        },
        footer = {
            "",
            "Example:",
            "  deploy/import slack my-export.zip --workspace acme",
            "",
            "Exit code: 0 imported, 1 not imported, 2 wrong usage."
        })
public final class ImportCommand implements Callable<Integer> {

    /** What a path holds. */
    enum Format {
        slack,
        mbox
    }

    /** What makes two mails come from one person. */
    enum Identity {
        address,
        name
    }

    @Parameters(
            index = "0",
            paramLabel = "slack|mbox",
            description = "slack: an export as Slack makes it; mbox: mail in mbox files, as pipermail writes them.")
    private Format format = Format.slack;

    @Parameters(
            index = "1",
            paramLabel = "PATH",
            description = "The file (zip, tar or tar.gz; an mbox file also as it is, or in gz), or a folder.")
    private Path path = Path.of("");

    @Option(
            names = {"-w", "--workspace"},
            required = true,
            paramLabel = "W",
            description = "The workspace to import into; it has to exist.")
    private String workspace = "";

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "Where Duplex runs (default: ${DEFAULT-VALUE}).")
    private URI server = URI.create("http://localhost:8080");

    @Option(
            names = "--identity",
            paramLabel = "name|address",
            defaultValue = "address",
            description = "Mail: whether people are told apart by address or by name (default: ${DEFAULT-VALUE});"
                    + " lists that make addresses unreadable need name.")
    private Identity identity = Identity.address;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    private final Duration pollInterval;

    ImportCommand(Duration pollInterval) {
        this.pollInterval = pollInterval;
    }

    public static void main(String[] args) {
        System.exit(commandLine(Duration.ofMillis(500)).execute(args));
    }

    static CommandLine commandLine(Duration pollInterval) {
        return new CommandLine(new ImportCommand(pollInterval)).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        try {
            var progress = run();
            ImportSummary.print(progress, out);
            return switch (progress.state()) {
                case DONE -> 0;
                case FAILED -> failed("The import stopped: " + progress.error());
                case RUNNING -> failed("The import goes on.");
            };
        } catch (ImportFailed e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private ImportProgress run() throws ImportFailed, IOException, InterruptedException {
        if (!Files.isReadable(path)) {
            throw new ImportFailed("There is no file or folder " + path + " that can be read.");
        }
        if (server.getScheme() == null || !server.getScheme().matches("https?") || server.getHost() == null) {
            throw new ImportFailed("--server needs a URL such as http://localhost:8080, not " + server + ".");
        }
        try (var upload = PackedFolder.of(path);
                var client = new ImportClient(server, pollInterval)) {
            var resource = client.start(workspace, format.name(), identity.name(), upload.file());
            try (var bar = bar()) {
                return client.follow(resource, progress -> {
                    bar.maxHint(progress.total());
                    bar.stepTo(progress.done());
                });
            }
        }
    }

    private static ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("Importing")
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
    }

    private int failed(String message) {
        var err = spec.commandLine().getErr();
        err.println(message);
        err.flush();
        return 1;
    }
}
