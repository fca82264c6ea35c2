package dev.duplex.command.imports;

import dev.duplex.command.bus.Commands;
import dev.duplex.command.bus.Outcome;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.imports.source.HistorySource;
import dev.duplex.command.imports.source.ImportedConversation;
import dev.duplex.command.imports.source.ImportedEvent;
import dev.duplex.events.DuplexEvent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * One import: reads a conversation at a time and appends its history in its order, several conversations at once so that
 * their appends share writes.
 */
final class ImportRun {

    private static final int PIECE = 100;
    private static final int CONVERSATIONS_AT_ONCE = 16;

    private final Commands commands;
    private final HistoryEvents history;
    private final HistorySource source;
    private final ImportProgress progress;
    private final Semaphore atOnce = new Semaphore(CONVERSATIONS_AT_ONCE);

    ImportRun(Commands commands, HistoryEvents history, HistorySource source, ImportProgress progress) {
        this.commands = commands;
        this.history = history;
        this.source = source;
        this.progress = progress;
    }

    /** @throws InterruptedException when the process stops; what is in the log stays, the import goes on after a restart */
    void run(ZoneId zoneOfWorkspace) throws InterruptedException, ExecutionException {
        append(
                source.people().stream()
                        .map(person -> history.joined(person, zoneOfWorkspace))
                        .toList(),
                source.people().size());
        List<Future<?>> pending = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (ImportedConversation conversation : source.conversations()) {
                    List<ImportedEvent> events = read(conversation);
                    atOnce.acquire();
                    pending.add(senders.submit(() -> {
                        try {
                            append(conversation, events);
                        } finally {
                            atOnce.release();
                        }
                    }));
                }
                for (Future<?> conversation : pending) {
                    conversation.get();
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

    private void append(ImportedConversation conversation, List<ImportedEvent> events) {
        UUID id = history.conversation(conversation.key());
        List<DuplexEvent> start = history.started(conversation, id);
        switch (commands.send(new ImportHistory(history.workspace(), start))) {
            case Outcome.Done done -> progress.passed(1, done);
            case Outcome.Refused(Rejection.ExternalTaken taken) -> {
                // somebody started a conversation about the same outside item: its history goes there
                id = UUID.fromString(taken.with());
                List<DuplexEvent> participants = history.started(conversation, id);
                append(participants.subList(1, participants.size()), 1);
            }
            case Outcome.Refused(var rejection) -> throw new IllegalStateException(rejection.detail());
        }
        Map<String, UUID> authors = new HashMap<>();
        for (int from = 0; from < events.size(); from += PIECE) {
            List<ImportedEvent> piece = events.subList(from, Math.min(events.size(), from + PIECE));
            List<DuplexEvent> happened = new ArrayList<>();
            for (ImportedEvent event : piece) {
                happened.addAll(history.happened(event, id, authors));
            }
            append(happened, piece.size());
        }
    }

    /** @param pieces of the source that these events stand for */
    private void append(List<DuplexEvent> events, int pieces) {
        for (int from = 0; from < events.size(); from += PIECE) {
            List<DuplexEvent> piece = events.subList(from, Math.min(events.size(), from + PIECE));
            switch (commands.send(new ImportHistory(history.workspace(), List.copyOf(piece)))) {
                case Outcome.Done done -> progress.passed(0, done);
                case Outcome.Refused(var rejection) -> throw new IllegalStateException(rejection.detail());
            }
        }
        progress.passed(pieces);
    }
}
