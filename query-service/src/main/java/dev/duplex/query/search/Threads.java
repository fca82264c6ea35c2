package dev.duplex.query.search;

import dev.duplex.events.message.MessageEvent.MessageSent;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which thread messages belong to, also where history that is imported brings replies before what they answer. */
record Threads(OpenIndex index) {

    /** A message that is not in the log opens a thread as well. */
    UUID of(MessageSent sent) throws IOException {
        UUID parent = sent.inReplyTo();
        if (parent == null) {
            return sent.message();
        }
        Optional<Entry> answered = index.message(parent);
        return answered.map(Entry::thread).orElse(parent);
    }

    /** Takes what was said below the message before it came into its thread, and remembers what is still to come. */
    void gather(MessageSent sent, UUID thread, long position) throws IOException {
        UUID parent = sent.inReplyTo();
        if (parent != null && index.message(parent).isEmpty()) {
            index.put(new Kept.Early(parent));
        }
        if (index.isEarly(sent.message())) {
            if (!thread.equals(sent.message())) {
                move(sent.message(), thread, position);
            }
            index.remove(Kept.Early.key(sent.message()));
        }
    }

    private void move(UUID from, UUID to, long position) throws IOException {
        for (Entry entry : index.all(Fields.THREAD, from)) {
            index.put(entry.inThread(to, Math.max(entry.applied(), position)), false);
        }
        List<Entry> said = index.all(Fields.THREAD, to).stream()
                .filter(Entry::speaks)
                .sorted(Comparator.comparing(Entry::said))
                .toList();
        if (said.isEmpty()) {
            return;
        }
        Entry first = said.getFirst();
        Turn turn = Turn.begin(first.place(), first.author(), first.said(), first.message(), position);
        for (Entry entry : said.subList(1, said.size())) {
            turn = turn.after(entry.author(), entry.said(), entry.message(), position)
                    .turn();
        }
        for (Entry entry : said) {
            boolean open = turn.isOpen(entry.author(), entry.said());
            index.put(entry.inRun(open ? turn.run() : null), open);
        }
        index.put(turn);
        index.remove("t:" + from);
    }
}
