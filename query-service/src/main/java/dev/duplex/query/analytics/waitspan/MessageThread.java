package dev.duplex.query.analytics.waitspan;

import dev.duplex.query.analytics.waitspan.Fact.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A thread as far as it is known: the topmost message that is in the data, and what matters of those below it. */
final class MessageThread {

    final Said top;
    /** What is below the top, kept only while the top's parent is missing: such a thread may become part of another. */
    private final List<Said> below = new ArrayList<>(0);

    private boolean repliedTo;
    private @Nullable Said firstResponse;

    MessageThread(Said top) {
        this.top = top;
    }

    void add(Said said) {
        if (top.parent() != null) {
            below.add(said);
        }
        if (!said.human()) {
            return;
        }
        repliedTo = true;
        boolean someoneElse = !said.author().equals(top.author());
        if (someoneElse && (firstResponse == null || Fact.ORDER.compare(said, firstResponse) < 0)) {
            firstResponse = said;
        }
    }

    /** Its messages, the topmost first. */
    List<Said> messages() {
        List<Said> messages = new ArrayList<>(below.size() + 1);
        messages.add(top);
        messages.addAll(below);
        return messages;
    }

    boolean counts(boolean opensByItself) {
        return top.human() && top.parent() == null && (opensByItself || repliedTo);
    }

    WaitSpan span(Fact.@Nullable Retracted retraction) {
        return new WaitSpan(
                ResponseMetric.THREAD_FIRST_RESPONSE, Moment.of(top), top.author(), null, outcome(retraction));
    }

    private Outcome outcome(Fact.@Nullable Retracted retraction) {
        Said response = firstResponse;
        if (retraction != null && (response == null || Fact.ORDER.compare(retraction, response) < 0)) {
            Moment moment = new Moment(retraction.position(), retraction.at(), top.message(), top.mode());
            return new Outcome.Ended(moment, Outcome.Why.WITHDRAWN);
        }
        return response == null
                ? new Outcome.StillOpen()
                : new Outcome.Answered(Moment.of(response), response.author(), Outcome.How.REPLIED);
    }
}
