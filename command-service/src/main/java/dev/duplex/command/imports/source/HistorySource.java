package dev.duplex.command.imports.source;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The history in one uploaded file. Opening reads everything once, so that people, conversations and their sizes are
 * known and a broken upload is refused before anything is written; events are read again, a conversation at a time.
 *
 * <p>Keys derive from the source alone and stay the same over repeated and overlapping exports: people
 * ({@code slack:U1}, {@code mail:address:a@b.org}, {@code mail:name:Ann}), conversations ({@code slack:C1},
 * {@code mail:<id>}) and events never share a key within their type.
 *
 * <p>Not thread-safe. {@link #close()} deletes temporary files; streams of events end with it.
 */
public interface HistorySource extends AutoCloseable {

    /**
     * @param upload the uploaded file, or a folder with what would be in it
     * @throws BadImport when the upload cannot be read as this format; nothing was imported then
     */
    static HistorySource open(SourceFormat format, Path upload, SourceOptions options) {
        var files = UploadedFiles.open(upload, options.limits(), options.temporary());
        try {
            return switch (format) {
                case SLACK -> new SlackSource(files);
                case MBOX -> new MailSource(files, options);
            };
        } catch (RuntimeException | Error failed) {
            files.close();
            throw failed;
        }
    }

    /** Everyone whom a conversation or an event names. */
    List<ImportedPerson> people();

    List<ImportedConversation> conversations();

    /**
     * What happened in a conversation of this source, oldest first; within one millisecond in the source's order.
     * Close the stream.
     */
    Stream<ImportedEvent> events(ImportedConversation conversation);

    /** What was found and what was left out; complete once the events of all conversations have been read. */
    SourceReport report();

    @Override
    void close();
}
