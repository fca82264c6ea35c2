package dev.duplex.command.facts;

import static dev.duplex.command.Acme.BOB;
import static dev.duplex.command.Acme.ROOM;
import static dev.duplex.command.Acme.WORKSPACE;
import static dev.duplex.command.Acme.id;
import static dev.duplex.command.Acme.in;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duplex.events.replylater.ReplyLaterEvent.ReplyDeferred;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seconds from now; put off at 0, and moved where a second instant and when it was chosen are named. */
class OwedRepliesTest {

    private static final UUID QUESTION = id("question");

    @ParameterizedTest
    @CsvSource({
        // until, moved at, to, answered at, promise
        "60,,,59,KEPT",
        "60,,,60,BROKEN",
        "60,,,61,BROKEN",
        ",,,1000,",
        "60,30,90,80,KEPT",
        "60,30,90,90,BROKEN",
        "60,60,90,70,BROKEN",
        "60,70,90,80,BROKEN",
        "60,30,,1000,",
        "60,70,,1000,BROKEN",
        ",70,90,80,KEPT",
        ",70,90,95,BROKEN"
    })
    void a_promise_is_kept_by_answering_before_every_instant_that_was_named(
            @Nullable Integer until,
            @Nullable Integer movedAt,
            @Nullable Integer movedTo,
            int answeredAt,
            @Nullable String promise) {
        OwedReplies owed = OwedReplies.NONE.evolve(deferred(until, 0));
        if (movedAt != null) {
            owed = owed.evolve(deferred(movedTo, movedAt));
        }
        ReplyDeferred open = owed.to(QUESTION).orElseThrow();
        assertThat(String.valueOf(owed.answered(open, BOB, in(answeredAt)).promise()))
                .isEqualTo(String.valueOf(promise));
    }

    private static ReplyDeferred deferred(@Nullable Integer until, int at) {
        return new ReplyDeferred(
                WORKSPACE, ROOM, QUESTION, null, BOB, until == null ? null : in(until), null, BOB, in(at));
    }
}
