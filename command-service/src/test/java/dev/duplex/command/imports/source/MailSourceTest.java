package dev.duplex.command.imports.source;

import static dev.duplex.command.imports.source.Uploads.events;
import static dev.duplex.command.imports.source.Uploads.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.duplex.command.imports.source.ImportedConversation.Kind;
import dev.duplex.command.imports.source.ImportedEvent.Message;
import dev.duplex.command.imports.source.SourceOptions.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailSourceTest {

    private static final String DATE = "Sun, 8 Jan 2017 18:32:19 +0000";

    @TempDir
    Path folder;

    private final List<HistorySource> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(HistorySource::close);
    }

    @Test
    void a_question_and_its_answer_are_an_inquiry() throws IOException {
        var source = open(mail("a@x", "", "[list] Broken build", "18:00", "help")
                + mail("b@x", "a@x", "Re: [list] Broken build", "19:00", "done"));
        assertThat(source.conversations())
                .containsExactly(new ImportedConversation(
                        "mail:<a@x>",
                        Kind.INQUIRY,
                        "Broken build",
                        Instant.parse("2017-01-08T18:00:00Z"),
                        List.of("mail:address:a@host.org", "mail:address:b@host.org"),
                        2));
        assertThat(events(source, "mail:<a@x>"))
                .containsExactly(
                        message("a@x", "18:00", "help", null, false),
                        message("b@x", "19:00", "done", "mail:<a@x>", true));
        assertThat(source.people())
                .containsExactly(
                        new ImportedPerson("mail:address:a@host.org", "Person a", "a@host.org", false, null),
                        new ImportedPerson("mail:address:b@host.org", "Person b", "b@host.org", false, null));
        assertThat(source.report().counts())
                .containsEntry("people", 2L)
                .containsEntry("conversations", 1L)
                .containsEntry("messages", 2L);
    }

    @Test
    void the_parent_is_in_reply_to_else_the_last_of_references() throws IOException {
        var source = open(raw("a@x", "", "first")
                + raw("b@x", "In-Reply-To: your mail <a@x> of Sunday <z@x>\nReferences: <q@x>\n", "by In-Reply-To")
                + raw("c@x", "In-Reply-To: Ann's mail\nReferences: <a@x>\n <b@x>\n", "by References"));
        assertThat(messages(source))
                .extracting(Message::parent)
                .containsExactlyInAnyOrder(null, "mail:<a@x>", "mail:<b@x>");
        assertThat(source.conversations()).hasSize(1);
    }

    @Test
    void a_thread_that_starts_outside_is_named_by_its_opener_so_that_older_mail_finds_it() throws IOException {
        var newer = open(raw("c@x", "In-Reply-To: <b@x>\nReferences: <a@x> <b@x>\n", "third")
                + raw("d@x", "In-Reply-To: <b@x>\n", "also third")
                + raw("e@x", "In-Reply-To: <lost@x>\n", "alone"));
        assertThat(newer.conversations())
                .extracting(ImportedConversation::key, ImportedConversation::events)
                .containsExactlyInAnyOrder(tuple("mail:<a@x>", 2), tuple("mail:<lost@x>", 1));
        assertThat(messages(newer)).noneMatch(Message::parentKnown);
        var older = open(raw("a@x", "", "first") + raw("b@x", "In-Reply-To: <a@x>\n", "second"));
        assertThat(older.conversations()).extracting(ImportedConversation::key).containsExactly("mail:<a@x>");
    }

    @Test
    void mails_that_answer_each_other_in_a_circle_are_cut_at_the_oldest() throws IOException {
        var source = open(mail("a@x", "c@x", "s", "18:00", "")
                + mail("b@x", "a@x", "s", "17:00", "")
                + mail("c@x", "b@x", "s", "19:00", "")
                + mail("d@x", "c@x", "s", "20:00", "")
                + mail("e@x", "e@x", "s", "20:00", ""));
        assertThat(source.conversations())
                .extracting(ImportedConversation::key, ImportedConversation::events)
                .containsExactlyInAnyOrder(tuple("mail:<b@x>", 4), tuple("mail:<e@x>", 1));
        assertThat(told(source)).containsEntry(Reason.PARENT_CYCLE, 2L);
    }

    @Test
    void an_id_that_came_before_is_skipped() throws IOException {
        var source = open(mail("a@x", "", "s", "18:00", "one") + mail("a@x", "", "s", "19:00", "two"));
        assertThat(messages(source)).extracting(Message::text).containsExactly("one");
        assertThat(source.report().skipped()).singleElement().satisfies(group -> {
            assertThat(group.reason()).isEqualTo(Reason.DUPLICATE);
            assertThat(group.examples().getFirst()).endsWith("line 9: <a@x>");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date: Sun, 8 Jan 17 18:32:19 +0000             | BAD_DATE",
                "X-Date: none                                   | BAD_DATE",
                "Date: Sun, 8 Jan 2017 18:32:19 +0000           | NO_MESSAGE_ID"
            })
    void a_mail_without_what_it_needs_is_skipped_with_the_reason(String header, Reason reason) throws IOException {
        var id = reason == Reason.NO_MESSAGE_ID ? "Message-ID: none\n" : "Message-ID: <b@x>\n";
        var source = open(raw("a@x", "", "fine") + "From b at x  Sun Jan  8 19:32:19 2017\nFrom: b at x (B)\n" + header
                + "\n" + id + "\ntext\n\n");
        assertThat(messages(source)).hasSize(1);
        assertThat(told(source)).containsExactly(org.assertj.core.api.Assertions.entry(reason, 1L));
    }

    @Test
    void a_line_that_starts_with_from_starts_a_mail_only_as_mbox_has_it() throws IOException {
        var body = """
                From Writing R Extensions, edition of 2017
                From me  Sun Jan  8 19:32:19 2017
                is how it starts.
                >From here: quoted""";
        var source = open(raw("a@x", "", body) + "From MAILER@host Sat Jan 07 09:00:00 +0000 2017\n"
                + raw("b@x", "", "second").substring("From b at x  Sun Jan  8 19:32:19 2017\n".length()));
        assertThat(messages(source)).extracting(Message::text).containsExactlyInAnyOrder(body, "second");
        assertThat(told(source)).isEmpty();
    }

    @Test
    void identity_by_name_joins_addresses_and_identity_by_address_joins_names() throws IOException {
        var text = from("a@x", "ann at one.org (Ann)")
                + from("b@x", "ann at two.org (Ann)")
                + from("c@x", "ANN at one.org (Ann Doe)")
                + from("d@x", "Ben <ben@one.org>")
                + from("e@x", "@nn @ending from th@ee@org (Ann)");
        assertThat(open(text, Identity.NAME).people())
                .containsExactly(
                        new ImportedPerson("mail:name:Ann", "Ann", null, false, null),
                        new ImportedPerson("mail:name:Ann Doe", "Ann Doe", null, false, null),
                        new ImportedPerson("mail:name:Ben", "Ben", "ben@one.org", false, null));
        var byAddress = open(text, Identity.ADDRESS);
        assertThat(byAddress.people())
                .containsExactly(
                        new ImportedPerson("mail:address:ann@one.org", "Ann", "ann@one.org", false, null),
                        new ImportedPerson("mail:address:ann@two.org", "Ann", "ann@two.org", false, null),
                        new ImportedPerson("mail:address:ben@one.org", "Ben", "ben@one.org", false, null),
                        new ImportedPerson("mail:address:@nn @ending from th@ee@org", "Ann", null, false, null));
        assertThat(told(byAddress)).containsEntry(Reason.ADDRESS_UNREADABLE, 1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain; charset=utf-8      | quoted-printable | D=C3=B6=3D | Dö=",
                "text/plain; charset=iso-8859-1 | quoted-printable | D=F6       | Dö",
                "text/plain; charset=utf-8      | base64           | RMO2       | Dö",
                "text/plain; charset=nonsense   | base64           | RMO2       | Dö",
                "text/plain                     | 8bit             | Dö         | Dö"
            })
    void bodies_are_decoded(String type, String encoding, String body, String text) throws IOException {
        var source = open(raw(
                "a@x",
                "MIME-Version: 1.0\nContent-Type: " + type + "\nContent-Transfer-Encoding: " + encoding + "\n",
                body));
        assertThat(messages(source)).extracting(Message::text).containsExactly(text);
    }

    @Test
    void eight_bit_text_without_a_charset_is_utf_8_or_else_latin_1() throws IOException {
        var utf8 = raw("a@x", "", "Dö").getBytes(StandardCharsets.UTF_8);
        var latin1 = raw("b@x", "", "Dö").getBytes(StandardCharsets.ISO_8859_1);
        var source = open(Uploads.in(folder).file("1", utf8).file("2", latin1).zip(), Identity.ADDRESS);
        assertThat(messages(source)).extracting(Message::text).containsExactly("Dö", "Dö");
    }

    @Test
    void the_text_of_a_multipart_is_its_plain_part_and_the_rest_are_files() throws IOException {
        var source = open(raw("a@x", "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"out\"\n", """
                --out
                Content-Type: multipart/alternative; boundary="in"

                --in
                Content-Type: text/plain; charset=utf-8

                plain
                --in
                Content-Type: text/html

                <p>rich</p>
                --in--
                --out
                Content-Type: application/pdf; name="=?utf-8?q?r=C3=A9port.pdf?="
                Content-Disposition: attachment
                Content-Transfer-Encoding: base64

                AAAA
                --out
                Content-Type: text/x-log
                Content-Disposition: attachment; filename*=utf-8''d%C3%B6.log

                x
                --out
                Content-Type: message/rfc822

                Subject: forwarded

                inside
                --out
                Content-Type: text/plain

                footer of the list
                --out--"""));
        assertThat(messages(source)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("plain\n\nfooter of the list");
            assertThat(message.files())
                    .containsExactly(
                            new FileReference("réport.pdf", "application/pdf", 3L, null),
                            new FileReference("dö.log", "text/x-log", 1L, null),
                            new FileReference("message/rfc822", "message/rfc822", null, null));
        });
        assertThat(told(source)).isEmpty();
    }

    @Test
    void mail_that_is_only_html_becomes_text() throws IOException {
        var source = open(raw("a@x", "Content-Type: text/html; charset=utf-8\n", """
                <html><head><style>p {}</style></head><body><p>Hello <b>Ann</b> &amp; Ben,</p>
                <ul><li>one<li><a href="https://a.org/x">two</a></ul><pre>a
                  b</pre>bye<br>me<script>x()</script></body></html>"""));
        assertThat(messages(source).getFirst().text())
                .isEqualTo("Hello Ann & Ben,\n\n- one\n- [two](https://a.org/x)\na\n  b\n\nbye\nme");
    }

    @Test
    void attachments_that_a_list_took_out_are_files() throws IOException {
        var source = open(raw("a@x", "", """
                see the log
                -------------- next part --------------
                A non-text attachment was scrubbed...
                Name: not available
                Type: application/pgp-signature
                Size: 603 bytes
                Desc: not available
                URL: <https://lists/attachments/562aeaf2/attachment.bin>

                -------------- next part --------------
                An embedded and charset-unspecified text was scrubbed...
                Name: 00details.log
                URL: <https://lists/attachments/1/attachment.log>
                """));
        assertThat(messages(source)).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("see the log");
            assertThat(message.files())
                    .containsExactly(
                            new FileReference(
                                    "attachment.bin",
                                    "application/pgp-signature",
                                    603L,
                                    "https://lists/attachments/562aeaf2/attachment.bin"),
                            new FileReference(
                                    "00details.log", null, null, "https://lists/attachments/1/attachment.log"));
        });
    }

    @Test
    void parts_nested_beyond_reason_leave_the_body_as_it_stands() throws IOException {
        var body = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            body.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        }
        var source = open(raw("a@x", "Content-Type: multipart/mixed; boundary=b0\n", body.toString()));
        assertThat(messages(source))
                .singleElement()
                .satisfies(message -> assertThat(message.text())
                        .hasSizeLessThanOrEqualTo(SourceOptions.defaults().textLimit()));
        assertThat(told(source)).isNotEmpty();
    }

    @Test
    void a_text_beyond_the_limit_is_cut_and_says_so() throws IOException {
        var source = open(raw("a@x", "", "😀".repeat(30_000)));
        assertThat(messages(source).getFirst().text())
                .hasSizeLessThanOrEqualTo(40_000)
                .endsWith("😀\n[… 60000 characters in the original]");
        assertThat(told(source)).containsEntry(Reason.TEXT_CUT, 1L);
    }

    @Test
    void mail_that_a_program_wrote_is_a_bots() throws IOException {
        var source =
                open(raw("a@x", "Auto-Submitted: auto-replied\n", "away") + raw("b@x", "Auto-Submitted: no\n", "here"));
        assertThat(messages(source)).extracting(Message::bot).containsExactly(true, false);
        assertThat(source.report().counts()).containsEntry("messages", 1L).containsEntry("botMessages", 1L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Re: [list] Re: RE: AW: Topic       | Topic",
                "[list] [PATCH] Topic               | [PATCH] Topic",
                "Re[2]: Topic                       | Topic",
                "=?utf-8?q?Re=3A_D=C3=B6?=          | Dö",
                "[list] Re:                         | (no subject)",
                "Regarding: Topic                   | Regarding: Topic"
            })
    void a_subject_loses_reply_marks_and_the_tag_of_its_list(String subject, String plain) throws IOException {
        var others = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            others.append(mail("o" + i + "@x", "", "[list] other", "10:00", ""));
        }
        var source = open(others + mail("a@x", "", subject, "18:00", ""));
        assertThat(source.conversations())
                .filteredOn(conversation -> conversation.key().equals("mail:<a@x>"))
                .extracting(ImportedConversation::subject)
                .containsExactly(plain);
    }

    @Test
    void several_files_are_one_archive_and_what_is_no_mail_is_told() throws IOException {
        var upload = Uploads.in(folder)
                .file("2017q1.txt", raw("a@x", "", "one").replace("\n", "\r\n"))
                .file("2017q2.txt", raw("b@x", "In-Reply-To: <a@x>\n", "two"))
                .file("2017q3.txt.gz", Uploads.gzipped(raw("c@x", "", "three").getBytes(StandardCharsets.UTF_8)))
                .file("index.html", "<html>");
        for (var path : List.of(upload.zip(), upload.tar(), upload.tarGz(), upload.folder())) {
            var source = open(path, Identity.ADDRESS);
            assertThat(messages(source)).extracting(Message::text).containsExactly("one", "two");
            assertThat(source.conversations()).hasSize(1);
            assertThat(told(source)).containsEntry(Reason.NESTED_ARCHIVE, 1L).containsEntry(Reason.NOT_A_MAILBOX, 1L);
        }
        var gzip = open(
                Uploads.in(folder).write(Uploads.gzipped(raw("c@x", "", "three").getBytes(StandardCharsets.UTF_8))),
                Identity.ADDRESS);
        assertThat(messages(gzip)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "hello\n", "From me to you in 2017\n\nFrom: a\n"})
    void a_file_without_mail_is_refused(String content) {
        assertThatThrownBy(() -> open(content))
                .isInstanceOfSatisfying(
                        BadImport.class, bad -> assertThat(bad.remedy()).contains("mbox"));
    }

    @Test
    void headers_without_an_end_are_a_mail_that_is_cut() throws IOException {
        var source =
                open(raw("a@x", "", "whole") + "From b at x  Sun Jan  8 19:32:19 2017\nFrom: b at x (B)\nDate: Su");
        assertThat(messages(source)).extracting(Message::text).containsExactly("whole");
        assertThat(told(source)).containsEntry(Reason.TRUNCATED, 1L);
    }

    @Test
    void a_mailbox_cut_anywhere_loses_only_its_last_mail_and_says_so() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var whole = new StringBuilder();
        var ends = new ArrayList<Integer>();
        for (int i = 0; i < 20; i++) {
            whole.append(raw(
                    i + "@x", i % 3 == 0 ? "In-Reply-To: <" + random.nextInt(20) + "@x>\n" : "", "text\n".repeat(i)));
            ends.add(whole.length());
        }
        var bytes = whole.toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200; i++) {
            int cut = 1 + random.nextInt(bytes.length - 1);
            var complete = ends.stream().filter(end -> end <= cut).count();
            var part = Uploads.in(folder).write(Arrays.copyOf(bytes, cut));
            if (complete == 0) {
                continue;
            }
            var source = open(part, Identity.ADDRESS);
            var read = messages(source).size();
            assertThat((long) read).as("seed %d cut %d", seed, cut).isBetween(complete, complete + 1);
            if (!ends.contains(cut) && bytes[cut - 1] != '\n') {
                assertThat(told(source))
                        .as("seed %d cut %d", seed, cut)
                        .containsAnyOf(
                                org.assertj.core.api.Assertions.entry(Reason.TRUNCATED, 1L),
                                org.assertj.core.api.Assertions.entry(Reason.MAY_BE_CUT, 1L));
            }
        }
    }

    @Test
    void mails_of_any_bytes_are_imported_or_told() throws IOException {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var mime = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n";
        var body = "--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getEncoder().encodeToString("hello".getBytes(StandardCharsets.UTF_8)) + "\n--b--\n";
        for (int i = 0; i < 100; i++) {
            var bytes = (raw("a@x", mime, body) + raw("b@x", "", "text")).getBytes(StandardCharsets.UTF_8);
            for (int flips = 1 + random.nextInt(20); flips > 0; flips--) {
                bytes[60 + random.nextInt(bytes.length - 60)] = (byte) random.nextInt(256);
            }
            var source = open(Uploads.in(folder).write(bytes), Identity.ADDRESS);
            assertThat(messages(source)).as("seed %d", seed).hasSizeLessThanOrEqualTo(2);
        }
    }

    private HistorySource open(String mbox) throws IOException {
        return open(mbox, Identity.ADDRESS);
    }

    private HistorySource open(String mbox, Identity identity) throws IOException {
        return open(Uploads.in(folder).write(mbox.getBytes(StandardCharsets.UTF_8)), identity);
    }

    private HistorySource open(Path upload, Identity identity) {
        var source = HistorySource.open(
                SourceFormat.MBOX, upload, SourceOptions.defaults().withIdentity(identity));
        opened.add(source);
        return source;
    }

    private static List<Message> messages(HistorySource source) {
        return source.conversations().stream()
                .flatMap(source::events)
                .map(Message.class::cast)
                .toList();
    }

    private static Message message(
            String id, String time, String text, @org.jspecify.annotations.Nullable String parent, boolean known) {
        return new Message(
                "mail:<" + id + ">",
                Instant.parse("2017-01-08T" + time + ":00Z"),
                "mail:address:" + id.charAt(0) + "@host.org",
                ImportedEvent.Kind.PERSON,
                text,
                parent,
                known,
                List.of(),
                List.of(),
                null);
    }

    private static String mail(String id, String parent, String subject, String time, String body) {
        var name = id.substring(0, id.indexOf('@'));
        return "From " + name + " at x  Sun Jan  8 19:32:19 2017\nFrom: " + name + " at host.org (Person " + name
                + ")\nDate: Sun, 8 Jan 2017 " + time + ":00 +0000\nSubject: " + subject + "\nMessage-ID: <" + id + ">\n"
                + (parent.isEmpty() ? "" : "In-Reply-To: <" + parent + ">\n") + "\n" + body + "\n\n";
    }

    private static String raw(String id, String headers, String body) {
        var name = id.substring(0, id.indexOf('@'));
        return "From " + name + " at x  Sun Jan  8 19:32:19 2017\nFrom: " + name + " at host.org (P)\nDate: " + DATE
                + "\nMessage-ID:\n <" + id + ">\n" + headers + "\n" + body + "\n\n";
    }

    private static String from(String id, String from) {
        return "From x at x  Sun Jan  8 19:32:19 2017\nFrom: " + from + "\nDate: " + DATE + "\nMessage-ID: <" + id
                + ">\n\ntext\n\n";
    }
}
