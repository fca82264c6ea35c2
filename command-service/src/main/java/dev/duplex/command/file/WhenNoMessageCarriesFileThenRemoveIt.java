package dev.duplex.command.file;

import dev.duplex.command.bus.Commands;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.file.FileContents.Content;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at uploads when they are a day old, and again whenever they have become twice as old, at most a month later: a
 * retraction closes a file at once, its bytes go with the next look. What is to be removed is hidden first, so that a
 * message which is just being sent with it is seen before the bytes are gone.
 */
@Component
final class WhenNoMessageCarriesFileThenRemoveIt implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WhenNoMessageCarriesFileThenRemoveIt.class);

    /** For as long an upload waits for its message. */
    static final Duration WAIT = Duration.ofHours(24);

    private static final Duration LATEST = Duration.ofDays(30);
    private static final int AT_ONCE = 200;

    private final UploadStore uploads;
    private final FileContents contents;
    private final Commands commands;
    private final Clock clock;
    private final Duration every;
    private @Nullable ScheduledExecutorService timer;
    private @Nullable ScheduledFuture<?> looking;

    WhenNoMessageCarriesFileThenRemoveIt(
            UploadStore uploads,
            FileContents contents,
            Commands commands,
            Clock clock,
            @Value("${duplex.files.look-every:10m}") Duration every) {
        this.uploads = uploads;
        this.contents = contents;
        this.commands = commands;
        this.clock = clock;
        this.every = every;
    }

    void look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Upload> due;
        do {
            due = uploads.due(now, AT_ONCE);
            due.forEach(upload -> look(upload, now));
        } while (due.size() == AT_ONCE);
        List<Content> unnamed;
        do {
            unnamed = contents.due(now, AT_ONCE);
            unnamed.forEach(this::look);
        } while (unnamed.size() == AT_ONCE);
        contents.removeAbandoned(now);
    }

    private void look(Upload upload, Instant now) {
        if (commands.send(new ForgetFile(upload.id())) instanceof Outcome.Refused) {
            Duration age = Duration.between(upload.at(), now);
            uploads.lookAgain(upload.id(), now.plus(age.compareTo(LATEST) < 0 ? age : LATEST), null);
        } else if (upload.goneAt() == null) {
            uploads.lookAgain(upload.id(), now.plus(FileContents.GRACE), now);
        } else {
            uploads.remove(upload.id());
            contents.lookAgain(upload.sha256(), now.plus(FileContents.GRACE));
        }
    }

    private void look(Content content) {
        if (uploads.hasContent(content.sha256())) {
            contents.isNamed(content);
        } else {
            contents.remove(content);
        }
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("file-look").factory());
        looking = timer.scheduleWithFixedDelay(
                this::tryToLook, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tryToLook() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("could not look for files that no message carries, trying again", e);
        }
    }

    @Override
    public void stop() {
        if (looking != null) {
            looking.cancel(false);
            looking = null;
        }
        if (timer != null) {
            timer.shutdownNow();
            timer = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
