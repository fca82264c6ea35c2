package dev.duplex.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.benchmarks.faults.Attempt.Sourced;
import dev.duplex.benchmarks.faults.Violation.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final Fact EVENT = new Fact("e", "said", Set.of("room=1", "person=2"));

    private final List<Attempt> attempts = new ArrayList<>();

    @TempDir
    Path folder;

    private Attempt attempt(String id) {
        Attempt attempt = new Attempt(
                id,
                7,
                List.of(
                        Criterion.tagged("room=1", "person=2"),
                        Criterion.tagged("room=3").ofTypes("said", "left")),
                new Sourced(3, 2),
                List.of(EVENT, new Fact("f", "left", Set.of())));
        attempts.add(attempt);
        return attempt;
    }

    @Test
    void what_was_noted_is_read_again() throws IOException {
        List<Outcome> outcomes = List.of(
                new Outcome.Acknowledged(9),
                new Outcome.Rejected(8),
                new Outcome.Failed("two lines"),
                new Outcome.Unknown("why"),
                new Outcome.Open());
        try (Journal journal = Journal.create(folder, "p")) {
            for (int i = 0; i < outcomes.size(); i++) {
                Attempt attempt = attempt("a" + i);
                journal.begins(attempt);
                if (!(outcomes.get(i) instanceof Outcome.Open)) {
                    journal.ends(attempt, outcomes.get(i));
                }
            }
        }
        Map<Attempt, Outcome> read = Journal.read(folder);
        assertThat(read.keySet()).containsExactlyElementsOf(attempts);
        assertThat(read.values()).containsExactlyElementsOf(outcomes);
        assertThat(Journal.acknowledged(folder, "p")).isEqualTo(1);
    }

    @Test
    void a_line_that_a_kill_cut_off_does_not_count() throws IOException {
        try (Journal journal = Journal.create(folder, "p")) {
            journal.begins(attempt("a"));
        }
        Files.writeString(folder.resolve("p.attempts"), "E\ta\tA\t1", StandardOpenOption.APPEND);
        assertThat(Journal.read(folder)).containsValue(new Outcome.Open());
    }

    @Test
    void readers_that_saw_the_log_as_it_is_did_right() throws IOException {
        try (Sightings sightings = Sightings.create(folder, "r")) {
            sightings.saw(1, "b");
            sightings.saw(2, "c");
            sightings.whole(3);
        }
        assertThat(verdict()).isEmpty();
        assertThat(Sightings.end(folder, "r")).isEqualTo(3);
    }

    @Test
    void a_reader_that_skips_or_repeats_is_found() throws IOException {
        try (Sightings sightings = Sightings.create(folder, "r")) {
            sightings.saw(0, "a");
            sightings.saw(2, "c");
            sightings.saw(2, "c");
        }
        assertThat(verdict()).containsExactly(Kind.READ_OUT_OF_ORDER, Kind.READ_OUT_OF_ORDER);
    }

    @Test
    void a_reader_that_saw_what_is_not_there_is_found() throws IOException {
        try (Sightings sightings = Sightings.create(folder, "r")) {
            sightings.saw(0, "x");
            sightings.saw(1, "b");
            sightings.saw(2, "c");
            sightings.saw(3, "d");
        }
        assertThat(verdict()).containsExactly(Kind.READ_OTHERWISE, Kind.READ_OTHERWISE);
    }

    @Test
    void a_reader_that_was_handed_half_an_append_is_found() throws IOException {
        try (Sightings sightings = Sightings.create(folder, "r")) {
            sightings.saw(1, "b");
            sightings.whole(2);
            sightings.saw(2, "c");
            sightings.whole(3);
        }
        assertThat(verdict()).containsExactly(Kind.READ_BY_HALVES);
    }

    private List<Kind> verdict() throws IOException {
        List<LogEntry> log = List.of(
                new LogEntry(0, 1, "one", List.of(new Fact("a", "said", Set.of()))),
                new LogEntry(1, 2, "two", List.of(new Fact("b", "said", Set.of()), new Fact("c", "said", Set.of()))));
        return Sightings.verify(folder, log).violations().stream()
                .map(Violation::kind)
                .toList();
    }
}
