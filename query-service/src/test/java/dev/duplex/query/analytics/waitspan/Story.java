package dev.duplex.query.analytics.waitspan;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation told in short: who said what at which second, and the spans that it folds into, written the same way. */
final class Story {

    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final ConversationKind kind;
    private final Map<UUID, String> names = new HashMap<>();
    private final Map<String, Speaker> speakers = new HashMap<>();
    final List<Fact> facts = new ArrayList<>();
    private Instant now = START;
    private MessageMode mode = MessageMode.ASYNC;

    private Story(ConversationKind kind) {
        this.kind = kind;
    }

    static Story in(ConversationKind kind) {
        return new Story(kind);
    }

    Story customer(String name) {
        speakers.put(name, Speaker.CUSTOMER);
        facts.add(new Fact.TookPart(facts.size(), START, id(name), Speaker.CUSTOMER));
        return this;
    }

    Story bot(String name) {
        speakers.put(name, Speaker.MACHINE);
        return this;
    }

    Story at(int second) {
        now = START.plusSeconds(second);
        return this;
    }

    Story live() {
        mode = MessageMode.LIVE;
        return this;
    }

    Story says(String who, String message) {
        return replies(who, message, null);
    }

    Story replies(String who, String message, @Nullable String to) {
        facts.add(
                new Fact.Said(facts.size(), now, id(message), id(who), speaker(who), to == null ? null : id(to), mode));
        return this;
    }

    Story retracts(String message) {
        facts.add(new Fact.Retracted(facts.size(), now, id(message)));
        return this;
    }

    Story rings(String ringer, String who) {
        facts.add(new Fact.Rung(facts.size(), now, id("call"), id(who), id(ringer)));
        return this;
    }

    Story answers(String who) {
        facts.add(new Fact.Answered(facts.size(), now, id("call"), id(who)));
        return this;
    }

    Story misses(String who) {
        facts.add(new Fact.NotAnswered(facts.size(), now, id("call"), id(who)));
        return this;
    }

    Story joins(String who) {
        facts.add(new Fact.Joined(facts.size(), now, id("call"), id(who), speaker(who)));
        return this;
    }

    Story leaves(String who) {
        facts.add(new Fact.Left(facts.size(), now, id("call"), id(who)));
        return this;
    }

    Story hangsUp() {
        facts.add(new Fact.CallEnded(facts.size(), now, id("call")));
        return this;
    }

    /** Such as {@code q -> a 60 by mia}, {@code q open}, {@code q ended WITHDRAWN}. */
    List<String> spans(ResponseMetric metric) {
        return WaitSpans.of(kind, facts).spans().stream()
                .filter(span -> span.metric() == metric)
                .sorted(Comparator.comparing(WaitSpan::id))
                .map(this::told)
                .toList();
    }

    List<WaitSpan> wholeSpans() {
        return List.copyOf(WaitSpans.of(kind, facts).spans());
    }

    private String told(WaitSpan span) {
        String from = event(span.opened(), span.waitedOn());
        return switch (span.outcome()) {
            case Outcome.StillOpen() -> from + " open";
            case Outcome.Ended(var _, var why) -> from + " ended " + why;
            case Outcome.Answered(var moment, var by, var how) ->
                "%s -> %s %d by %s"
                        .formatted(
                                from,
                                how == Outcome.How.REPLIED ? event(moment, null) : how,
                                Duration.between(span.opened().at(), moment.at())
                                        .toSeconds(),
                                names.get(by));
        };
    }

    private @Nullable String event(Moment moment, @Nullable UUID rung) {
        UUID message = moment.message();
        return message == null ? "ring " + names.get(rung) : names.get(message);
    }

    private Speaker speaker(String name) {
        return speakers.getOrDefault(name, Speaker.MEMBER);
    }

    private UUID id(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        names.put(id, name);
        return id;
    }
}
