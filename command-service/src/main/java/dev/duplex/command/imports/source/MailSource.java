package dev.duplex.command.imports.source;

import dev.duplex.command.imports.source.ImportedEvent.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Mail in mbox files. Headers are read when it is opened, bodies when they are asked for. */
final class MailSource implements HistorySource {

    /** Of a mail that is larger than this only the beginning is read. */
    private static final int MAIL = 32 << 20;

    private final UploadedFiles files;
    private final SourceOptions options;
    private final Tally tally = new Tally();
    private final SequencedMap<String, MailEntry> mails = new LinkedHashMap<>();
    private final MailPeople people;
    private final Map<String, List<MailEntry>> threads = new LinkedHashMap<>();
    private final List<ImportedConversation> conversations = new ArrayList<>();

    MailSource(UploadedFiles files, SourceOptions options) {
        this.files = files;
        this.options = options;
        tally.count("people", 0);
        tally.count("conversations", 0);
        tally.count("messages", 0);
        this.people = new MailPeople(options.identity());
        var subjects = new MailSubjects();
        int mailboxes = 0;
        for (var name : files.files().keySet()) {
            mailboxes += scan(name, subjects) ? 1 : 0;
        }
        if (mailboxes == 0) {
            throw new BadImport(
                    files.files().size() == 1 ? files.files().firstKey() : "upload",
                    "there is no mail in it: no line starts with \"From \" and ends with a date, as mbox has them",
                    "Upload an mbox file, or several in a zip or tar.");
        }
        MailThreads.of(mails, tally).forEach((id, thread) -> {
            var conversation = conversation(id, thread, subjects);
            threads.put(conversation.key(), thread);
            conversations.add(conversation);
        });
        tally.count("people", people.all().size());
        tally.count("conversations", conversations.size());
    }

    @Override
    public List<ImportedPerson> people() {
        return people.all();
    }

    @Override
    public List<ImportedConversation> conversations() {
        return List.copyOf(conversations);
    }

    @Override
    public Stream<ImportedEvent> events(ImportedConversation conversation) {
        return Objects.requireNonNull(threads.get(conversation.key()), conversation.key()).stream()
                .map(this::message);
    }

    @Override
    public SourceReport report() {
        return tally.report();
    }

    @Override
    public void close() {
        files.close();
    }

    /** Whether there is mail in the file. */
    private boolean scan(String name, MailSubjects subjects) {
        if (UploadedFiles.isArchive(files.path(name))) {
            tally.tell(Reason.NESTED_ARCHIVE, name, "");
            return false;
        }
        var last = new String[] {""};
        try (var in = files.read(name)) {
            var scanned = MboxScanner.scan(in, found -> {
                last[0] = name + " line " + found.line();
                index(name, found, subjects);
            });
            if (scanned.mails() == 0) {
                tally.tell(Reason.NOT_A_MAILBOX, name, "");
                return false;
            }
            if (scanned.bytesBefore() > 0) {
                tally.tell(Reason.TRUNCATED, name, scanned.bytesBefore() + " bytes before the first mail");
            }
            if (!scanned.endsWithLine()) {
                tally.tell(Reason.MAY_BE_CUT, last[0], "the file ends within a line");
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void index(String name, MboxScanner.Found found, MailSubjects subjects) {
        var where = name + " line " + found.line();
        var headers = found.headers();
        var id = headers.id().orElse("");
        var at = MailDate.parse(headers.raw("date"));
        if (!found.whole()) {
            tally.tell(Reason.TRUNCATED, where, "the file ends within the headers of a mail");
        } else if (found.headersTooLarge()) {
            tally.tell(Reason.HEADERS_TOO_LARGE, where, "");
        } else if (id.isEmpty()) {
            tally.tell(Reason.NO_MESSAGE_ID, where, headers.raw("message-id"));
        } else if (mails.containsKey(id)) {
            tally.tell(Reason.DUPLICATE, where, id);
        } else if (at.isEmpty()) {
            tally.tell(Reason.BAD_DATE, where, headers.raw("date"));
        } else if (headers.raw("from").isBlank()) {
            tally.tell(Reason.NO_AUTHOR, where, id);
        } else {
            var author = MailAuthor.of(headers.raw("from"));
            if (author.address() == null) {
                tally.tell(Reason.ADDRESS_UNREADABLE, where, author.addressAsWritten());
            }
            var subject = headers.decoded("subject");
            subjects.learn(subject);
            var automatic = headers.has("auto-submitted")
                    && !headers.raw("auto-submitted").startsWith("no");
            tally.count(automatic ? "botMessages" : "messages");
            mails.put(
                    id,
                    new MailEntry(
                            id,
                            at.get(),
                            people.met(author),
                            subject,
                            headers.parent().orElse(null),
                            headers.opener().orElse(null),
                            automatic,
                            files.path(name),
                            where,
                            found.headerStart(),
                            found.bodyEnd()));
        }
    }

    private static ImportedConversation conversation(String id, List<MailEntry> thread, MailSubjects subjects) {
        var first = thread.getFirst();
        return new ImportedConversation(
                "mail:" + id,
                ImportedConversation.Kind.INQUIRY,
                subjects.plain(first.subject()),
                first.at(),
                thread.stream().map(MailEntry::author).distinct().toList(),
                thread.size());
    }

    private Message message(MailEntry mail) {
        var bytes = read(mail);
        int headerEnd = headerEnd(bytes);
        var body = MailBody.of(bytes, new MailHeaders(java.util.Arrays.copyOf(bytes, headerEnd)));
        body.notes().forEach(note -> tally.tell(note, mail.where(), mail.id()));
        return new Message(
                "mail:" + mail.id(),
                mail.at(),
                mail.author(),
                mail.automatic() ? ImportedEvent.Kind.BOT : ImportedEvent.Kind.PERSON,
                cut(body.text(), mail),
                mail.parent() == null ? null : "mail:" + mail.parent(),
                mail.parent() != null && mails.containsKey(mail.parent()),
                List.of(),
                body.files(),
                null);
    }

    private byte[] read(MailEntry mail) {
        var size = (int) Math.min(MAIL, mail.end() - mail.start());
        if (size == MAIL) {
            tally.tell(Reason.TEXT_CUT, mail.where(), "larger than " + MAIL + " bytes");
        }
        var bytes = ByteBuffer.allocate(size);
        try (var file = Files.newByteChannel(mail.file())) {
            file.position(mail.start());
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {}
            return bytes.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int headerEnd(byte[] mail) {
        for (int i = 1; i < mail.length; i++) {
            if (mail[i] == '\n' && (mail[i - 1] == '\n' || (i > 1 && mail[i - 1] == '\r' && mail[i - 2] == '\n'))) {
                return i;
            }
        }
        return mail.length;
    }

    private String cut(String text, MailEntry mail) {
        if (text.length() <= options.textLimit()) {
            return text;
        }
        tally.tell(Reason.TEXT_CUT, mail.where(), text.length() + " characters");
        var more = "\n[… " + text.length() + " characters in the original]";
        int end = Math.max(0, options.textLimit() - more.length());
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + more;
    }
}
