package dev.duplex.query.analytics;

import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.query.analytics.waitspan.WaitSpans;
import java.util.List;

/** A conversation that is held in memory: what it is, and where its fold stands. */
record ConversationFacts(About about, WaitSpans spans) {

    record About(String workspace, ConversationKind kind) {}

    static ConversationFacts begin(About about) {
        return new ConversationFacts(about, WaitSpans.of(about.kind(), List.of()));
    }
}
