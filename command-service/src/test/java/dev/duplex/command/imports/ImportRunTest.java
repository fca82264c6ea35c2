package dev.duplex.command.imports;

import static dev.duplex.command.Acme.BERLIN;
import static dev.duplex.command.Acme.THEN;
import static dev.duplex.command.Acme.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplex.command.bus.Outcome;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.imports.source.HistorySource;
import dev.duplex.command.imports.source.ImportedConversation;
import dev.duplex.command.imports.source.SourceFormat;
import dev.duplex.command.imports.source.SourceOptions;
import dev.duplex.command.imports.source.SourceOptions.Identity;
import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRunTest {

    private static final int MOST_TEXT = 2_000_000;

    @TempDir
    private Path folder;

    private final List<ImportHistory> sent = new CopyOnWriteArrayList<>();

    @Test
    void long_mails_of_one_conversation_are_cut_into_pieces_that_fit_into_an_append() throws Exception {
        run(mails(17, 900_000, true), this::accept);
        assertEveryPieceFits(17);
    }

    @Test
    void long_mails_of_many_conversations_are_cut_into_pieces_that_fit_into_an_append() throws Exception {
        run(mails(17, 900_000, false), this::accept);
        assertEveryPieceFits(17);
    }

    @Test
    void small_conversations_share_an_append_of_at_most_a_hundred_events() throws Exception {
        run(mails(200, 10, false), this::accept);
        assertEveryPieceFits(200);
        assertThat(sent).hasSizeLessThan(20);
    }

    @Test
    void a_piece_that_the_log_does_not_take_at_once_is_sent_again() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        ImportProgress progress = run(mails(300, 10, true), piece -> switch (attempts.incrementAndGet() % 3) {
            case 1 -> throw new LogIsBusyException();
            case 2 -> throw new AppendEventsTransactionRejectedException("lost every race");
            default -> accept(piece);
        });
        assertEveryPieceFits(300);
        assertThat(attempts).hasValue(3 * sent.size());
        assertThat(progress.added()).containsEntry("messages", 300L);
    }

    @Test
    void how_far_an_import_is_shows_piece_by_piece_also_within_one_long_conversation() throws Exception {
        ImportProgress progress = nothingDone();
        List<Long> before = new CopyOnWriteArrayList<>();
        run(
                mails(300, 10, true),
                piece -> {
                    before.add(progress.done());
                    return accept(piece);
                },
                progress);
        assertThat(before)
                .as("Ann; the conversation with its start and her joining; three hundred mails")
                .containsExactly(0L, 1L, 100L, 200L, 300L);
        assertThat(progress.done()).isEqualTo(302);
    }

    @Test
    void a_record_counts_once_where_its_conversation_was_started_by_somebody_else_meanwhile() throws Exception {
        UUID elsewhere = UUID.randomUUID();
        AtomicInteger refused = new AtomicInteger();
        ImportProgress progress = run(
                mails(200, 10, false),
                piece -> piece.history().stream()
                                .anyMatch(event -> event instanceof ConversationStarted started
                                        && started.subject() != null
                                        && started.subject().endsWith("7"))
                        ? taken(elsewhere, refused)
                        : accept(piece));
        assertThat(refused.get()).isPositive();
        assertThat(progress.done()).as("checked against the source as well").isEqualTo(1 + 200 * 2);
    }

    private static Outcome taken(UUID by, AtomicInteger refused) {
        refused.incrementAndGet();
        return new Outcome.Refused(new Rejection.ExternalTaken("mailto:somebody", by.toString()));
    }

    @Test
    void an_import_fails_when_the_log_never_takes_a_piece() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> run(mails(1, 10, true), piece -> {
                    if (attempts.incrementAndGet() == 1) {
                        return accept(piece);
                    }
                    throw new LogIsBusyException();
                }))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(LogIsBusyException.class);
        assertThat(attempts).hasValueBetween(3, 100);
    }

    @Test
    void a_failure_that_lasts_is_not_tried_again() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> run(mails(1, 10, true), piece -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("for good");
                }))
                .hasMessageContaining("for good");
        assertThat(attempts).hasValue(1);
    }

    private static final class LogIsBusyException extends AxonTransientException {
        private static final long serialVersionUID = 1L;

        LogIsBusyException() {
            super("busy");
        }
    }

    private void assertEveryPieceFits(int mails) {
        assertThat(sent).allSatisfy(piece -> {
            assertThat(piece.history()).hasSizeBetween(1, 100);
            assertThat(texts(piece).stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(MOST_TEXT);
        });
        assertThat(sent.stream().flatMap(piece -> texts(piece).stream())).hasSize(mails);
    }

    private static List<String> texts(ImportHistory piece) {
        return piece.history().stream()
                .filter(MessageSent.class::isInstance)
                .map(event -> ((MessageSent) event).text())
                .toList();
    }

    private Outcome accept(ImportHistory piece) {
        sent.add(piece);
        return new Outcome.Done(0, Optional.empty(), piece.history(), List.of());
    }

    private ImportProgress run(Path upload, Function<ImportHistory, Outcome> commands) throws Exception {
        ImportProgress progress = nothingDone();
        run(upload, commands, progress);
        return progress;
    }

    private static ImportProgress nothingDone() {
        return new ImportProgress(
                ImportResource.accepted(new UUID(0, 1), WORKSPACE, SourceFormat.MBOX, Identity.ADDRESS, THEN));
    }

    private void run(Path upload, Function<ImportHistory, Outcome> commands, ImportProgress progress) throws Exception {
        SourceOptions options = new SourceOptions(
                Identity.ADDRESS, 1_000_000, SourceOptions.defaults().limits(), folder);
        try (HistorySource source = HistorySource.open(SourceFormat.MBOX, upload, options)) {
            new ImportRun(commands, new HistoryEvents(WORKSPACE, THEN), source, progress, Duration.ofMillis(1))
                    .run(BERLIN);
            assertThat(progress.done())
                    .isEqualTo(source.people().size()
                            + source.conversations().stream()
                                    .mapToLong(ImportedConversation::events)
                                    .map(events -> 1 + events)
                                    .sum());
        }
    }

    private Path mails(int mails, int length, boolean oneConversation) throws IOException {
        StringBuilder mbox = new StringBuilder();
        for (int mail = 0; mail < mails; mail++) {
            mbox.append("From ann@acme.example Mon Mar  2 09:00:00 2026\n")
                    .append("From: Ann <ann@acme.example>\nDate: Mon, 2 Mar 2026 09:00:00 +0100\n")
                    .append("Subject: Number ")
                    .append(oneConversation ? 0 : mail)
                    .append("\nMessage-ID: <")
                    .append(mail)
                    .append("@acme.example>\n");
            if (oneConversation && mail > 0) {
                mbox.append("In-Reply-To: <0@acme.example>\n");
            }
            mbox.append('\n').append("abcdefghi\n".repeat(length / 10)).append('\n');
        }
        return Files.writeString(folder.resolve("mbox"), mbox);
    }
}
