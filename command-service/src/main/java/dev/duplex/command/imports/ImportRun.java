package dev.duplex.command.imports;

import dev.duplex.command.bus.Outcome;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.imports.source.HistorySource;
import dev.duplex.command.imports.source.ImportedConversation;
import dev.duplex.command.imports.source.ImportedEvent;
import dev.duplex.events.DuplexEvent;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import: reads a conversation at a time and appends its history in its order. Small conversations share an append,
 * and several appends are under way at once, so that they share writes.
 */
final class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private static final int APPENDS_AT_ONCE = 8;
    private static final int ATTEMPTS = 8;

    /** A conversation and all that happened in it. */
    private record Part(ImportedConversation conversation, List<ImportedEvent> events) {

        int size() {
            return 1 + conversation.participants().size() + events.size();
        }

        long text() {
            return events.stream().mapToLong(ImportRun::text).sum();
        }
    }

    private final Function<ImportHistory, Outcome> commands;
    private final HistoryEvents history;
    private final HistorySource source;
    private final ImportProgress progress;
    private final Duration pause;
    private final Semaphore atOnce = new Semaphore(APPENDS_AT_ONCE);

    /** @param pause before a piece that the log did not take is sent again */
    ImportRun(
            Function<ImportHistory, Outcome> commands,
            HistoryEvents history,
            HistorySource source,
            ImportProgress progress,
            Duration pause) {
        this.commands = commands;
        this.history = history;
        this.source = source;
        this.progress = progress;
        this.pause = pause;
    }

    /** @throws InterruptedException when the process stops; what is in the log stays, the import goes on after a restart */
    void run(ZoneId zoneOfWorkspace) throws InterruptedException, ExecutionException {
        Records people = new Records();
        source.people().forEach(person -> people.add(List.of(history.joined(person, zoneOfWorkspace))));
        append(people, new Passed());
        List<Future<?>> pending = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                List<Part> together = new ArrayList<>();
                int size = 0;
                long text = 0;
                for (ImportedConversation conversation : source.conversations()) {
                    Part part = new Part(conversation, read(conversation));
                    together.add(part);
                    size += part.size();
                    text += part.text();
                    if (Pieces.full(size, text)) {
                        pending.add(submit(senders, List.copyOf(together)));
                        together.clear();
                        size = 0;
                        text = 0;
                    }
                }
                pending.add(submit(senders, List.copyOf(together)));
                for (Future<?> sent : pending) {
                    sent.get();
                }
            } catch (InterruptedException | ExecutionException | RuntimeException e) {
                senders.shutdownNow();
                throw e;
            }
        }
    }

    private List<ImportedEvent> read(ImportedConversation conversation) {
        try (Stream<ImportedEvent> events = source.events(conversation)) {
            return events.toList();
        }
    }

    private static long text(ImportedEvent event) {
        return switch (event) {
            case ImportedEvent.Message message -> message.text().length();
            case ImportedEvent.Edited edited -> edited.text().length();
            case ImportedEvent.Retracted e -> 0;
            case ImportedEvent.Joined e -> 0;
            case ImportedEvent.Left e -> 0;
            case ImportedEvent.Renamed e -> 0;
            case ImportedEvent.ReactionAdded e -> 0;
        };
    }

    private Future<?> submit(ExecutorService senders, List<Part> parts) throws InterruptedException {
        atOnce.acquire();
        return senders.submit(() -> {
            try {
                parts(parts);
                return null;
            } finally {
                atOnce.release();
            }
        });
    }

    private void parts(List<Part> parts) throws InterruptedException {
        Passed passed = new Passed();
        Records all = new Records();
        for (Part part : parts) {
            all.addAll(records(part, history.conversation(part.conversation().key()), true));
        }
        if (append(all, passed).isPresent()) {
            // somebody started a conversation about one of the outside items: its history goes there
            for (Part part : parts) {
                Optional<Rejection.ExternalTaken> taken = append(
                        records(part, history.conversation(part.conversation().key()), true), passed);
                if (taken.isPresent()) {
                    append(records(part, UUID.fromString(taken.get().with()), false), passed);
                }
                passed.before += 1 + part.events().size();
            }
        }
    }

    /** How far parts are that are appended together, and for themselves once more where that did not go: each counts once. */
    private final class Passed {

        private int before;
        private int told;

        private void to(int records) {
            int more = before + records - told;
            if (more > 0) {
                progress.passed(more);
                told += more;
            }
        }
    }

    /** The conversation itself is the first. */
    private Records records(Part part, UUID conversation, boolean withStart) {
        List<DuplexEvent> start = history.started(part.conversation(), conversation);
        Records records = new Records();
        records.add(withStart ? start : start.subList(1, start.size()));
        Map<String, UUID> authors = new HashMap<>();
        for (ImportedEvent event : part.events()) {
            records.add(history.happened(event, conversation, authors));
        }
        return records;
    }

    /** Piece by piece, in order; stops at the conversation that is taken. */
    private Optional<Rejection.ExternalTaken> append(Records records, Passed passed) throws InterruptedException {
        int appended = 0;
        for (List<DuplexEvent> piece : Pieces.of(records.events())) {
            switch (send(new ImportHistory(history.workspace(), piece))) {
                case Outcome.Done done -> {
                    progress.appended(done);
                    appended += piece.size();
                    passed.to(records.through(appended));
                }
                case Outcome.Refused(Rejection.ExternalTaken taken) -> {
                    return Optional.of(taken);
                }
                case Outcome.Refused(var rejection) -> throw new IllegalStateException(rejection.detail());
            }
        }
        passed.to(records.size());
        return Optional.empty();
    }

    /** A piece may be sent again whatever became of it: what the log has of it is not added twice. */
    private Outcome send(ImportHistory piece) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return commands.apply(piece);
            } catch (AxonTransientException | AppendEventsTransactionRejectedException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.warn("a piece of history was not taken and is sent again", e);
                Thread.sleep(pause.multipliedBy(1L << (attempt - 1)));
            }
        }
    }
}
