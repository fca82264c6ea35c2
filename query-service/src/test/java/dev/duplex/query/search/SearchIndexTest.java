package dev.duplex.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.testing.QueryService;
import dev.duplex.query.testing.Story;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {

    @TempDir
    private Path directory;

    private final Story story = new Story("acme");
    private final UUID ann = story.member("ann");
    private final UUID group = story.starts(ConversationKind.GROUP, ann);
    private Path path;

    @BeforeEach
    void name() {
        path = directory.resolve("not there yet/search");
    }

    @Test
    void what_was_not_committed_is_indexed_again_after_the_process_died_and_found_once() {
        try (Searching searching = new Searching(path)) {
            story.says(group, ann, "needle one");
            searching.happened(story.told()).upToDate().commit();
            story.says(group, ann, "needle two");
            searching.happened(story.told()).upToDate();
            assertThat(searching.messages("acme", "needle")).hasSize(2);
            searching.dies();
            assertThat(searching.messages("acme", "needle")).hasSize(1);
            searching.upToDate();
            assertThat(searching.messages("acme", "needle")).hasSize(2);
            searching.restarts();
            assertThat(searching.index().position()).isEqualTo(searching.log().size());
            assertThat(searching.messages("acme", "needle")).hasSize(2);
        }
    }

    @Test
    void edits_are_found_by_their_new_words_only_and_what_is_retracted_by_none() throws IOException {
        try (Searching searching = new Searching(path)) {
            UUID edited = story.says(group, ann, "the zebracrossing");
            UUID retracted = story.says(group, ann, "the secretword");
            searching.happened(story.told()).upToDate().commit();
            story.edits(group, edited, ann, "the giraffe");
            story.retracts(group, retracted, ann);
            story.edits(group, retracted, ann, "the secretword again");
            searching.happened(story.told()).upToDate();
            assertThat(searching.messages("acme", "zebracrossing")).isEmpty();
            assertThat(searching.messages("acme", "giraffe")).containsExactly(edited);
            assertThat(searching.messages("acme", "secretword")).isEmpty();
            assertThat(searching.messages("acme", "")).containsExactly(edited);
        }
    }

    @Test
    void words_that_were_taken_back_leave_the_files_in_time() throws IOException {
        WordAnalyzer analyzer = new WordAnalyzer();
        try (SearchIndex index =
                new SearchIndex(path, new IndexSettings(analyzer, 1, Duration.ZERO, Clock.systemUTC()))) {
            UUID retracted = story.says(group, ann, "the secretword");
            story.says(group, ann, "something else");
            List<DuplexEvent> before = story.told();
            index.apply(logged(before, 0), new Progress(before.size(), 0, ""));
            assertThat(holds("secretword")).isTrue();
            story.retracts(group, retracted, ann);
            List<DuplexEvent> after = story.told();
            index.apply(logged(after, before.size()), new Progress(before.size() + after.size(), 0, ""));
            org.awaitility.Awaitility.await().atMost(QueryService.PATIENCE).until(() -> {
                assertThat(index.awaitApplied(QueryService.PATIENCE)).isTrue();
                index.commit();
                return !holds("secretword");
            });
        }
    }

    private static List<dev.duplex.query.projection.LoggedEvent> logged(List<DuplexEvent> events, int from) {
        return java.util.stream.IntStream.range(0, events.size())
                .mapToObj(i -> new dev.duplex.query.projection.LoggedEvent(events.get(i), from + i))
                .toList();
    }

    private boolean holds(String word) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                if (read(file).contains(word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Nothing where a merge has just removed it. */
    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    @Test
    void what_was_said_in_a_conversation_that_was_never_started_is_left_out() {
        try (Searching searching = new Searching(path)) {
            story.says(UUID.randomUUID(), ann, "needle");
            searching.happened(story.told()).upToDate();
            assertThat(searching.messages("acme", "needle")).isEmpty();
        }
    }

    @Test
    void an_index_with_flipped_bits_is_built_anew() throws IOException {
        indexed();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] ^= 0x5a;
                }
                Files.write(file, bytes);
            }
        }
        isBuiltAnew();
    }

    @Test
    void an_index_that_lacks_a_file_is_built_anew() throws IOException {
        indexed();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(file -> file.toString().matches(".*(cfs|fdt|si)"))
                    .toList()) {
                Files.delete(file);
            }
        }
        isBuiltAnew();
    }

    @Test
    void an_index_of_another_version_is_built_anew() throws IOException {
        indexed();
        try (FSDirectory files = FSDirectory.open(path);
                IndexWriter writer = new IndexWriter(files, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.setLiveCommitData(
                    java.util.Map.of("version", "9999", "position", "3").entrySet());
            writer.commit();
        }
        isBuiltAnew();
    }

    @Test
    void an_index_of_something_else_is_built_anew() throws IOException {
        Files.createDirectories(path);
        try (FSDirectory files = FSDirectory.open(path);
                IndexWriter writer = new IndexWriter(files, new IndexWriterConfig(new KeywordAnalyzer()))) {
            writer.commit();
        }
        isBuiltAnew();
    }

    @Test
    void an_index_that_is_open_elsewhere_is_refused_and_left_alone() {
        try (Searching searching = new Searching(path)) {
            story.says(group, ann, "needle");
            searching.happened(story.told()).upToDate();
            assertThatThrownBy(() -> new Searching(path))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use by another process")
                    .hasMessageContaining("duplex.data");
            assertThat(searching.messages("acme", "needle")).hasSize(1);
        }
    }

    private void indexed() {
        try (Searching searching = new Searching(path)) {
            story.says(group, ann, "needle");
            searching.happened(story.told()).upToDate();
        }
    }

    private void isBuiltAnew() {
        try (Searching searching = new Searching(path)) {
            assertThat(searching.index().position()).isZero();
            Story again = new Story("acme");
            UUID bob = again.member("bob");
            UUID room = again.starts(ConversationKind.GROUP, bob);
            again.says(room, bob, "needle");
            searching.happened(again.told()).upToDate();
            assertThat(searching.messages("acme", "needle")).hasSize(1);
        }
    }
}
