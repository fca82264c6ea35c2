package dev.duplex.query.search;

import dev.duplex.events.conversation.ConversationEvent.ConversationStarted;
import dev.duplex.events.conversation.ConversationKind;
import dev.duplex.events.message.MessageEvent.MessageEdited;
import dev.duplex.events.message.MessageEvent.MessageRetracted;
import dev.duplex.events.message.MessageEvent.MessageSent;
import dev.duplex.query.projection.LoggedEvent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns events into what the index holds. What a document already holds is not applied to it again, so that events may come
 * again after a failure. For one thread.
 */
final class SearchProjection {

    private static final Logger LOG = LoggerFactory.getLogger(SearchProjection.class);

    private final OpenIndex index;
    private final Threads threads;

    SearchProjection(OpenIndex index) {
        this.index = index;
        this.threads = new Threads(index);
    }

    void apply(List<LoggedEvent> events) throws IOException {
        for (LoggedEvent logged : events) {
            switch (logged.event()) {
                case ConversationStarted started -> index.put(new Kept.Head(started.conversation(), started.kind()));
                case MessageSent sent -> sent(sent, logged.position());
                case MessageEdited edited -> edited(edited, logged.position());
                case MessageRetracted retracted -> retracted(retracted, logged.position());
                default -> {}
            }
        }
    }

    private void sent(MessageSent sent, long position) throws IOException {
        Optional<Kept.Head> conversation = index.conversation(sent.conversation());
        if (conversation.isEmpty()) {
            LOG.warn("Left out what was said in conversation {}, which was never started", sent.conversation());
            return;
        }
        ConversationKind kind = conversation.get().kind();
        UUID thread = threads.of(sent);
        boolean known = index.message(sent.message()).isPresent();
        Optional<Turn.Said> said = Entry.speaks(sent)
                ? said(sent, Entry.place(kind, sent.conversation(), thread), position)
                : Optional.empty();
        if (!known) {
            boolean open = said.map(Turn.Said::open).orElse(false);
            UUID run = open ? said.map(now -> now.turn().run()).orElse(null) : null;
            index.put(Entry.of(sent, kind, thread, run, position), open);
        }
        if (said.isPresent()) {
            index.put(said.get().turn());
        }
        if (kind == ConversationKind.CHANNEL) {
            threads.gather(sent, thread, position);
        }
    }

    /** What was said before is answered first: done twice, that is the same. */
    private Optional<Turn.Said> said(MessageSent sent, String place, long position) throws IOException {
        Moment moment = Moment.of(sent.at(), position);
        Optional<Turn> turn = index.turn(place);
        if (turn.isEmpty()) {
            Turn first = Turn.begin(place, sent.by(), moment, sent.message(), position);
            return Optional.of(new Turn.Said(first, true, null, false));
        }
        if (turn.get().applied() >= position) {
            return Optional.empty();
        }
        Turn.Said said = turn.get().after(sent.by(), moment, sent.message(), position);
        UUID closed = said.closed();
        if (closed != null) {
            index.close(closed);
        }
        if (said.split()) {
            for (Entry entry : index.all(Fields.RUN, said.turn().run())) {
                if (moment.isAfter(entry.said())) {
                    index.closeMessage(entry.message());
                }
            }
        }
        return Optional.of(said);
    }

    private void edited(MessageEdited edited, long position) throws IOException {
        Optional<Entry> before = applicable(edited.message(), position);
        if (before.isPresent()) {
            put(before.get().edited(edited.text(), position));
        }
    }

    private void retracted(MessageRetracted retracted, long position) throws IOException {
        Optional<Entry> before = applicable(retracted.message(), position);
        if (before.isPresent()) {
            put(before.get().retracted(position));
        }
    }

    private Optional<Entry> applicable(UUID message, long position) throws IOException {
        return index.message(message).filter(entry -> entry.applied() < position);
    }

    private void put(Entry entry) throws IOException {
        boolean open = entry.speaks()
                && index.turn(entry.place())
                        .filter(turn -> turn.isOpen(entry.author(), entry.said()))
                        .isPresent();
        index.put(entry, open);
    }
}
