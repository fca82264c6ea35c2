package dev.duplex.command.imports;

import dev.duplex.command.bus.Commands;
import dev.duplex.command.imports.source.HistorySource;
import dev.duplex.command.imports.source.Reason;
import dev.duplex.command.imports.source.SourceOptions;
import dev.duplex.command.rest.BadRequestException;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs imports one after the other in the background. An upload stays on disk until its import has ended, so that an
 * import which was cut off goes on when the process starts again.
 */
@Component
final class Imports implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);
    private static final long SAVE_EVERY_MILLIS = 200;

    /** Before a piece that the log did not take is sent for the second time; then twice as long each time. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Mails may be longer than what a person can type in. */
    private static final int TEXT_LIMIT = 1_000_000;

    private final Commands commands;
    private final ImportStore store;
    private final Workspaces workspaces;
    private final Uploads uploads;
    private final Clock clock;
    private @Nullable ExecutorService worker;
    private volatile boolean stopping;

    Imports(Commands commands, ImportStore store, Workspaces workspaces, Uploads uploads, Clock clock) {
        this.commands = commands;
        this.store = store;
        this.workspaces = workspaces;
        this.uploads = uploads;
        this.clock = clock;
    }

    /**
     * Reads the upload through once, then imports it in the background.
     *
     * @throws dev.duplex.command.imports.source.BadImport when it cannot be read; nothing was imported then
     */
    ImportResource start(ImportResource accepted, WorkspaceOpened workspace) {
        ExecutorService started = Objects.requireNonNull(worker, "not started");
        HistorySource source = open(accepted);
        try {
            refuseTruncated(source);
            ImportResource running = accepted.read(total(source), source.report());
            store.save(running);
            started.execute(() -> run(running, source, workspace));
            return running;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Half an upload is more likely a mistake than a wish. */
    private static void refuseTruncated(HistorySource source) {
        source.report().skipped().stream()
                .filter(group -> group.reason() == Reason.TRUNCATED)
                .findFirst()
                .ifPresent(cut -> {
                    throw new BadRequestException(
                            "truncated-upload",
                            "upload",
                            "The upload is cut off at " + cut.examples().getFirst() + ". Send it whole.");
                });
    }

    private HistorySource open(ImportResource resource) {
        Path upload = uploads.of(resource.id());
        return HistorySource.open(
                resource.format(),
                upload,
                new SourceOptions(
                        resource.identity(),
                        TEXT_LIMIT,
                        SourceOptions.defaults().limits(),
                        uploads.temporary()));
    }

    private void run(ImportResource resource, HistorySource opened, WorkspaceOpened workspace) {
        ImportProgress progress = new ImportProgress(resource);
        try (HistorySource source = opened;
                ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor()) {
            HistoryEvents history = new HistoryEvents(resource.workspace(), resource.startedAt());
            Future<?> run = reader.submit(() -> {
                new ImportRun(commands::send, history, source, progress, PAUSE).run(workspace.timeZone());
                return null;
            });
            try {
                while (!isOver(run)) {
                    store.save(resource.at(progress));
                }
                run.get();
            } catch (InterruptedException stopping) {
                // the process stops: the import stays RUNNING and goes on at the next start
                run.cancel(true);
                return;
            }
            store.save(
                    resource.read(total(source), source.report()).at(progress).ended(ImportState.DONE, null, now()));
        } catch (Exception e) {
            if (stopping) {
                // the driver, too, throws when it is interrupted
                return;
            }
            LOG.error("import {} failed", resource.id(), e);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            store.save(resource.at(progress).ended(ImportState.FAILED, String.valueOf(cause.getMessage()), now()));
        }
        uploads.delete(resource.id());
    }

    private static boolean isOver(Future<?> run) throws InterruptedException {
        try {
            run.get(SAVE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        }
    }

    private static long total(HistorySource source) {
        return source.people().size()
                + source.conversations().stream()
                        .mapToLong(conversation -> 1L + conversation.events())
                        .sum();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void start() {
        stopping = false;
        uploads.deleteTemporary();
        Set<UUID> abandoned = uploads.left();
        // asked after the folders: an upload that has come in meanwhile is named here
        List<ImportResource> running = store.running();
        running.forEach(resource -> abandoned.remove(resource.id()));
        abandoned.forEach(uploads::delete);
        ExecutorService started = Executors.newSingleThreadExecutor(
                Thread.ofVirtual().name("imports-", 0).factory());
        for (ImportResource interrupted : running) {
            if (uploads.has(interrupted.id())) {
                started.execute(() -> resume(interrupted));
            } else {
                store.save(interrupted.ended(ImportState.FAILED, "the upload is gone; import again", now()));
            }
        }
        worker = started;
    }

    private void resume(ImportResource interrupted) {
        LOG.info("import {} was cut off and goes on", interrupted.id());
        try {
            WorkspaceOpened workspace = workspaces.find(interrupted.workspace()).orElseThrow();
            HistorySource source = open(interrupted);
            run(interrupted.read(total(source), source.report()), source, workspace);
        } catch (RuntimeException e) {
            if (stopping) {
                return;
            }
            LOG.error("import {} could not go on", interrupted.id(), e);
            store.save(interrupted.ended(ImportState.FAILED, String.valueOf(e.getMessage()), now()));
            uploads.delete(interrupted.id());
        }
    }

    @Override
    public void stop() {
        if (worker != null) {
            stopping = true;
            worker.shutdownNow();
            worker.close();
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
