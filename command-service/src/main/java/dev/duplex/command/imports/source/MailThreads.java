package dev.duplex.command.imports.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Which mails belong to one conversation. Parents are followed while they are in the archive. A thread that starts
 * within it is named by its first mail; one that starts outside by the first of References, else by the parent that
 * is missing, so that mails imported before or later, which have it, belong to the same conversation.
 */
final class MailThreads {

    private final Map<String, MailEntry> mails;
    private final Tally tally;
    private final Map<String, String> conversationOfMissing = new HashMap<>();
    private final Map<String, String> tops = new HashMap<>();

    private MailThreads(SequencedMap<String, MailEntry> mails, Tally tally) {
        this.mails = mails;
        this.tally = tally;
    }

    /** Mails by the id that names their conversation, oldest first (then as in the files). Cuts circles in {@code mails}. */
    static SequencedMap<String, List<MailEntry>> of(SequencedMap<String, MailEntry> mails, Tally tally) {
        var threads = new MailThreads(mails, tally);
        threads.cutCircles();
        threads.nameMissing();
        var conversations = new LinkedHashMap<String, List<MailEntry>>();
        mails.values().stream()
                .sorted(Comparator.comparing(MailEntry::at))
                .forEach(mail -> conversations
                        .computeIfAbsent(threads.conversation(mail), id -> new ArrayList<>())
                        .add(mail));
        return conversations;
    }

    private void cutCircles() {
        var safe = new HashSet<String>();
        for (var start : List.copyOf(mails.values())) {
            var path = new LinkedHashMap<String, MailEntry>();
            for (var mail = start; mail != null && !safe.contains(mail.id()); mail = parent(mail)) {
                if (path.putIfAbsent(mail.id(), mail) != null) {
                    cut(mail);
                    break;
                }
            }
            safe.addAll(path.keySet());
        }
    }

    /** The oldest mail of a circle answers nothing. */
    private void cut(MailEntry member) {
        var oldest = member;
        for (var mail = parent(member); mail != null && !mail.id().equals(member.id()); mail = parent(mail)) {
            if (Comparator.comparing(MailEntry::at).thenComparing(MailEntry::id).compare(mail, oldest) < 0) {
                oldest = mail;
            }
        }
        tally.tell(Reason.PARENT_CYCLE, oldest.where(), oldest.id());
        mails.put(oldest.id(), oldest.answeringNothing());
    }

    /** All mails under one missing parent stay together, whichever of them tells the opener. */
    private void nameMissing() {
        mails.values().stream()
                .filter(mail -> mail.parent() != null && !mails.containsKey(mail.parent()))
                .sorted(Comparator.comparing((MailEntry mail) -> mail.opener() == null)
                        .thenComparing(MailEntry::at))
                .forEach(mail -> conversationOfMissing.putIfAbsent(
                        String.valueOf(mail.parent()),
                        mail.opener() == null ? String.valueOf(mail.parent()) : mail.opener()));
    }

    private String conversation(MailEntry mail) {
        var visited = new HashSet<String>();
        var id = top(mail);
        while (visited.add(id)) {
            var known = mails.get(id);
            id = known == null ? conversationOfMissing.getOrDefault(id, id) : top(known);
        }
        return id;
    }

    /** The first mail of the thread, or the id of its parent that is missing. */
    private String top(MailEntry mail) {
        var path = new ArrayList<String>();
        var top = mail;
        for (var parent = parent(top); parent != null && !tops.containsKey(top.id()); parent = parent(top)) {
            path.add(top.id());
            top = parent;
        }
        var id = tops.getOrDefault(top.id(), top.parent() == null ? top.id() : top.parent());
        path.forEach(below -> tops.put(below, id));
        return id;
    }

    private @Nullable MailEntry parent(MailEntry mail) {
        return mail.parent() == null ? null : mails.get(mail.parent());
    }
}
