package dev.duplex.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.benchmarks.faults.Attempt.Sourced;
import dev.duplex.benchmarks.faults.Violation.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A log made by hand for each thing that may go wrong: an oracle that finds nothing must have looked. */
class OracleTest {

    private static final Criterion ROOM = Criterion.tagged("room=1");

    private final List<LogEntry> log = new ArrayList<>();
    private final Map<Attempt, Outcome> attempts = new LinkedHashMap<>();

    private static Fact said(String id, String... tags) {
        return new Fact(id, "said", Set.of(tags));
    }

    private void written(long first, Fact... events) {
        log.add(new LogEntry(first, events.length, "append" + log.size(), List.of(events)));
    }

    private void tried(Outcome outcome, Fact... events) {
        tried(Attempt.NO_MARKER, List.of(), outcome, events);
    }

    private void tried(long marker, List<Criterion> criteria, Outcome outcome, Fact... events) {
        attempts.put(
                new Attempt("attempt" + attempts.size(), marker, criteria, Sourced.NOTHING, List.of(events)), outcome);
    }

    private static Outcome acknowledged(long end) {
        return new Outcome.Acknowledged(end);
    }

    private List<Kind> verdict() {
        return Oracle.verify(log, attempts).stream().map(Violation::kind).toList();
    }

    @Test
    void a_log_as_promised_has_no_violations() {
        tried(acknowledged(1), said("a", "room=1"));
        tried(1, List.of(ROOM), acknowledged(3), said("b", "room=1"), said("c", "room=1"));
        tried(1, List.of(ROOM), new Outcome.Rejected(3), said("d", "room=1"));
        tried(0, List.of(Criterion.tagged("room=2")), new Outcome.Unknown("cut"), said("e", "room=2"));
        tried(new Outcome.Unknown("cut"), said("f", "room=2"));
        tried(new Outcome.Open(), said("g"));
        tried(new Outcome.Failed("full"), said("h"));
        written(0, said("a", "room=1"));
        written(1, said("b", "room=1"), said("c", "room=1"));
        written(3, said("e", "room=2"));
        assertThat(verdict()).isEmpty();
    }

    @Test
    void a_gap_is_found() {
        tried(acknowledged(1), said("a"));
        tried(acknowledged(3), said("b"));
        written(0, said("a"));
        written(2, said("b"));
        assertThat(verdict()).containsExactly(Kind.NOT_DENSE);
    }

    @Test
    void a_position_that_two_events_have_is_found() {
        tried(acknowledged(2), said("a"), said("b"));
        tried(acknowledged(2), said("c"));
        written(0, said("a"), said("b"));
        written(1, said("c"));
        assertThat(verdict()).containsExactly(Kind.NOT_DENSE);
    }

    @Test
    void an_append_that_is_there_twice_is_found() {
        tried(acknowledged(1), said("a"));
        log.add(new LogEntry(0, 1, "same", List.of(said("a"))));
        log.add(new LogEntry(1, 1, "same", List.of(said("a"))));
        assertThat(verdict()).containsExactly(Kind.APPEND_TWICE, Kind.EVENT_TWICE);
    }

    @Test
    void an_acknowledged_append_that_is_lost_is_found() {
        tried(acknowledged(1), said("a"));
        assertThat(verdict()).containsExactly(Kind.ACKNOWLEDGED_LOST);
    }

    @Test
    void an_acknowledged_append_at_another_position_is_found() {
        tried(acknowledged(2), said("a"));
        written(0, said("a"));
        assertThat(verdict()).containsExactly(Kind.ACKNOWLEDGED_ELSEWHERE);
    }

    @Test
    void a_rejected_append_in_the_log_is_found() {
        tried(acknowledged(1), said("a", "room=1"));
        tried(0, List.of(ROOM), new Outcome.Rejected(1), said("b", "room=1"));
        written(0, said("a", "room=1"));
        written(1, said("b", "room=1"));
        assertThat(verdict()).containsExactly(Kind.REFUSED_BUT_WRITTEN, Kind.CONDITION_BROKEN);
    }

    @Test
    void a_failed_append_in_the_log_is_found() {
        tried(new Outcome.Failed("full"), said("a"));
        written(0, said("a"));
        assertThat(verdict()).containsExactly(Kind.REFUSED_BUT_WRITTEN);
    }

    @Test
    void an_append_against_its_condition_is_found_whatever_its_writer_was_told() {
        for (Outcome outcome : List.of(acknowledged(3), new Outcome.Unknown("cut"), new Outcome.Open())) {
            log.clear();
            attempts.clear();
            tried(acknowledged(1), said("a", "room=1"));
            tried(acknowledged(2), said("b", "room=1", "person=1"));
            tried(1, List.of(Criterion.tagged("room=1", "person=1").ofTypes("said")), outcome, said("c"));
            written(0, said("a", "room=1"));
            written(1, said("b", "room=1", "person=1"));
            written(2, said("c"));
            assertThat(verdict()).as(outcome.toString()).containsExactly(Kind.CONDITION_BROKEN);
        }
    }

    @Test
    void an_event_that_has_one_tag_of_two_or_another_type_breaks_no_condition() {
        tried(acknowledged(1), said("a", "room=1"));
        tried(acknowledged(2), said("b", "room=1", "person=1"));
        tried(0, List.of(Criterion.tagged("room=1", "person=1").ofTypes("left")), acknowledged(3), said("c"));
        tried(0, List.of(Criterion.tagged("room=1", "person=2")), acknowledged(4), said("d"));
        written(0, said("a", "room=1"));
        written(1, said("b", "room=1", "person=1"));
        written(2, said("c"));
        written(3, said("d"));
        assertThat(verdict()).isEmpty();
    }

    @Test
    void a_rejection_without_a_reason_is_found() {
        tried(acknowledged(1), said("a", "room=1"));
        tried(1, List.of(ROOM), new Outcome.Rejected(1), said("b", "room=1"));
        written(0, said("a", "room=1"));
        assertThat(verdict()).containsExactly(Kind.REJECTED_WITHOUT_REASON);
    }

    @Test
    void a_rejection_by_what_came_only_later_is_found() {
        tried(acknowledged(1), said("a", "room=2"));
        tried(0, List.of(ROOM), new Outcome.Rejected(1), said("b", "room=1"));
        tried(acknowledged(2), said("c", "room=1"));
        written(0, said("a", "room=2"));
        written(1, said("c", "room=1"));
        assertThat(verdict()).containsExactly(Kind.REJECTED_WITHOUT_REASON);
    }

    @Test
    void half_an_append_is_found() {
        tried(new Outcome.Open(), said("a"), said("b"));
        written(0, said("a"));
        assertThat(verdict()).containsExactly(Kind.APPEND_NOT_WHOLE);
    }

    @Test
    void an_append_in_two_documents_is_found() {
        tried(acknowledged(2), said("a"), said("b"));
        written(0, said("a"));
        written(1, said("b"));
        assertThat(verdict()).contains(Kind.APPEND_NOT_WHOLE);
    }

    @Test
    void an_event_with_other_tags_than_were_meant_is_found() {
        tried(acknowledged(1), said("a", "room=1"));
        written(0, said("a", "room=2"));
        assertThat(verdict()).containsExactly(Kind.APPEND_NOT_WHOLE);
    }

    @Test
    void an_event_that_nobody_meant_is_found() {
        written(0, said("a"));
        assertThat(verdict()).containsExactly(Kind.FOREIGN_EVENT);
    }

    @Test
    void a_sourcing_that_missed_an_event_is_found() {
        tried(acknowledged(1), said("a", "room=1"));
        tried(acknowledged(2), said("b", "room=1"));
        written(0, said("a", "room=1"));
        written(1, said("b", "room=1"));
        Criterion narrower = ROOM.ofTypes("said");
        attempts.put(
                new Attempt("all", 2, List.of(ROOM, narrower), new Sourced(0, 2), List.of(said("c"))),
                new Outcome.Open());
        attempts.put(new Attempt("last", 2, List.of(ROOM), new Sourced(1, 1), List.of(said("d"))), new Outcome.Open());
        assertThat(verdict()).isEmpty();
        attempts.put(
                new Attempt("missed", 2, List.of(ROOM), new Sourced(0, 1), List.of(said("e"))), new Outcome.Open());
        assertThat(verdict()).containsExactly(Kind.SOURCED_OTHERWISE);
    }
}
