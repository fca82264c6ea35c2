package dev.duplex.standalone;

import dev.duplex.embeddedmongodb.EmbeddedMongo;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Both services in one process, with the embedded database where {@code MONGODB_URI} names no other. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Starts Duplex in one process.")
public final class Duplex implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "HTTP port, 0 for any free one (default: 8080)")
    private int port = 8080;

    @Option(names = "--data", defaultValue = "data", description = "where everything is kept (default: data)")
    private Path data = Path.of("data");

    @Option(names = "--demo", description = "fill an invented workspace, once, so that there is something to look at")
    private boolean demo;

    /** How the scripts train the cache of loaded classes. */
    @Option(names = "--exit-when-ready", hidden = true)
    private boolean exitWhenReady;

    private @Nullable EmbeddedMongo database;
    private @Nullable ConfigurableApplicationContext services;

    private Duplex() {}

    public static void main(String[] args) {
        int status = new CommandLine(new Duplex())
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    line.getErr().println("Duplex could not start: " + reason(e));
                    if (Boolean.getBoolean("duplex.trace")) {
                        e.printStackTrace(line.getErr());
                    }
                    return 1;
                })
                .execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws Exception {
        // what starts before Spring has read how to log would log everything
        LoggingSystem.get(Duplex.class.getClassLoader()).beforeInitialize();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(this::stop));
        SpringApplication application = new SpringApplication(Services.class);
        application.setRegisterShutdownHook(false);
        // as arguments, so that what a person types goes before the environment
        services = application.run(arguments());
        if (services instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            String url = "http://localhost:" + web.getWebServer().getPort();
            if (demo) {
                new DemoWorkspace(url, Clock.systemUTC()).fill();
            }
            System.out.println("Duplex is ready: " + url);
        }
        if (exitWhenReady) {
            System.exit(0);
        }
        return 0;
    }

    private String[] arguments() {
        String uri = Optional.ofNullable(System.getenv("MONGODB_URI")).orElseGet(() -> {
            EmbeddedMongo embedded = EmbeddedMongo.start(data.resolve("mongodb"), 0);
            database = embedded;
            return embedded.uri();
        });
        return new String[] {
            "--server.port=" + port, "--duplex.data=" + data.toAbsolutePath(), "--duplex.mongodb.uri=" + uri
        };
    }

    /** Commands that are under way finish, read models keep their place, and the database goes last. */
    private void stop() {
        if (services != null) {
            services.close();
        }
        if (database != null) {
            database.close();
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
