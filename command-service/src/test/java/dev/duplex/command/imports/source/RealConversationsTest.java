package dev.duplex.command.imports.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.command.imports.source.Figures.Distribution;
import dev.duplex.command.imports.source.ImportedEvent.Joined;
import dev.duplex.command.imports.source.ImportedEvent.Message;
import dev.duplex.command.imports.source.SourceOptions.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealConversationsTest {

    @Test
    void a_slack_export_gives_the_figures_that_were_computed_independently() {
        try (var source = open(SourceFormat.SLACK, "slack-clojurians", Identity.ADDRESS)) {
            var figures = Figures.of(source);
            assertThat(figures.messages()).hasSize(7866);
            assertThat(figures.authors()).isEqualTo(438);
            assertThat(figures.messages().stream()
                            .map(message -> message.key().split(":")[1])
                            .distinct())
                    .hasSize(82);
            assertThat(figures.replies()).hasSize(195);
            assertThat(figures.threadFirstResponse()).isEqualTo(new Distribution(175, 3316, 54039));
            assertThat(source.report().counts())
                    .containsEntry("messages", 7866L)
                    .containsEntry("botMessages", 109L)
                    .containsEntry("fileShares", 60L)
                    .containsEntry("fileComments", 9L)
                    .containsEntry("joins", 1142L)
                    .containsEntry("leaves", 113L);
            requireConsistent(source);
        }
    }

    @Test
    void a_mail_archive_gives_the_figures_that_were_computed_independently() {
        try (var source = open(SourceFormat.MBOX, "mail-r-package-devel", Identity.NAME)) {
            var figures = Figures.of(source);
            assertThat(figures.messages()).hasSize(9871);
            assertThat(figures.roots()).isEqualTo(2370);
            assertThat(figures.threadFirstResponse()).isEqualTo(new Distribution(1699, 5208, 70215));
            assertThat(figures.reply()).isEqualTo(new Distribution(7153, 5482, 80353));
            requireConsistent(source);
        }
    }

    @Test
    void packed_exports_hold_what_folders_hold(@TempDir Path folder) throws IOException {
        var slack = open(SourceFormat.SLACK, "slack-clojurians", Identity.NAME);
        var mail = open(SourceFormat.MBOX, "mail-r-package-devel", Identity.NAME);
        var packedSlack = packed(folder, "slack-clojurians").tarGz();
        var packedMail = packed(folder, "mail-r-package-devel").zip();
        try (slack;
                mail;
                var slackAgain = HistorySource.open(SourceFormat.SLACK, packedSlack, SourceOptions.defaults());
                var mailAgain = HistorySource.open(
                        SourceFormat.MBOX, packedMail, SourceOptions.defaults().withIdentity(Identity.NAME))) {
            assertThat(slackAgain.people()).isEqualTo(slack.people());
            assertThat(slackAgain.report().counts()).isEqualTo(slack.report().counts());
            assertThat(mailAgain.conversations()).isEqualTo(mail.conversations());
            assertThat(mailAgain.report().counts()).isEqualTo(mail.report().counts());
        }
    }

    private static Uploads packed(Path folder, String data) throws IOException {
        var upload = Uploads.in(folder);
        var root = SharedData.folder(data);
        try (var files = Files.walk(root)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                upload.file("export/" + root.relativize(file), Files.readAllBytes(file));
            }
        }
        return upload;
    }

    private static HistorySource open(SourceFormat format, String data, Identity identity) {
        return HistorySource.open(
                format, SharedData.folder(data), SourceOptions.defaults().withIdentity(identity));
    }

    /** What writers rely on: keys are unique, people are listed, authors are in, order is time. */
    private static void requireConsistent(HistorySource source) {
        var people = source.people().stream().map(ImportedPerson::key).collect(Collectors.toSet());
        assertThat(people).hasSameSizeAs(source.people());
        var keys = new HashSet<String>();
        for (var conversation : source.conversations()) {
            var present = new HashSet<>(conversation.participants());
            assertThat(people).containsAll(present);
            try (var stream = source.events(conversation)) {
                var events = stream.toList();
                assertThat(events).hasSize(conversation.events());
                assertThat(events.stream().map(ImportedEvent::at).filter(Objects::nonNull))
                        .isSorted();
                for (var event : events) {
                    assertThat(keys.add(event.key())).as(event.key()).isTrue();
                    if (event instanceof Joined joined) {
                        present.add(joined.person());
                    }
                    if (event instanceof Message message) {
                        assertThat(present).contains(message.author());
                        assertThat(people).containsAll(message.mentions());
                    }
                }
            }
        }
    }
}
