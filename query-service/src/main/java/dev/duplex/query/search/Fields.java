package dev.duplex.query.search;

import dev.duplex.events.conversation.ConversationKind;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;

/** How the index holds what it knows. Raise {@link #VERSION} with every change here, of the words or of the fold. */
final class Fields {

    static final int VERSION = 1;

    static final String KEY = "key";
    static final String TEXT = "text";
    static final String FILE = "file";
    static final String WORKSPACE = "workspace";
    static final String CONVERSATION = "conversation";
    static final String CONVERSATION_HIGH = "conversation.high";
    static final String CONVERSATION_LOW = "conversation.low";
    static final String KIND = "kind";
    static final String AUTHOR = "author";
    static final String AT = "at";
    static final String LOGGED = "logged";
    static final String NOTE = "note";
    static final String OPEN = "open";
    static final String RUN = "run";
    static final String THREAD = "thread";
    static final String YES = "1";

    private static final String STORED = "stored.";
    private static final String FILE_NAME = "file.name";
    private static final String APPLIED = "applied";
    private static final String SPEAKS = "speaks";
    private static final String SPEAKER = "speaker";
    private static final String OTHERS_AT = "others.at";
    private static final String OTHERS_LOGGED = "others.logged";

    private Fields() {}

    static Term key(String key) {
        return new Term(KEY, key);
    }

    /** What was retracted stays as a place in its thread, without a word and not to be found. */
    static Document of(Entry entry, boolean open) {
        Document document = keyed(Entry.key(entry.message()));
        document.add(new StringField(THREAD, entry.thread().toString(), Store.NO));
        document.add(new StoredField(STORED + THREAD, entry.thread().toString()));
        document.add(new NumericDocValuesField(OPEN, open ? 1 : 0));
        UUID run = entry.run();
        if (run != null) {
            document.add(new StringField(RUN, run.toString(), Store.NO));
            document.add(new StoredField(STORED + RUN, run.toString()));
        }
        document.add(new StoredField(STORED + CONVERSATION, entry.conversation().toString()));
        document.add(new StoredField(STORED + WORKSPACE, entry.workspace()));
        document.add(new StoredField(STORED + KIND, entry.kind().name()));
        document.add(new StoredField(STORED + AUTHOR, entry.author().toString()));
        document.add(new StoredField(STORED + AT, entry.said().at()));
        document.add(new StoredField(STORED + LOGGED, entry.said().logged()));
        document.add(new StoredField(STORED + APPLIED, entry.applied()));
        document.add(new StoredField(STORED + NOTE, entry.note() ? 1 : 0));
        document.add(new StoredField(STORED + SPEAKS, entry.speaks() ? 1 : 0));
        String text = entry.text();
        if (text != null) {
            addSearchable(document, entry, text);
        }
        return document;
    }

    private static void addSearchable(Document document, Entry entry, String text) {
        UUID conversation = entry.conversation();
        document.add(new StringField(WORKSPACE, entry.workspace(), Store.NO));
        document.add(new StringField(CONVERSATION, conversation.toString(), Store.NO));
        document.add(new NumericDocValuesField(CONVERSATION_HIGH, conversation.getMostSignificantBits()));
        document.add(new NumericDocValuesField(CONVERSATION_LOW, conversation.getLeastSignificantBits()));
        document.add(new StringField(KIND, entry.kind().name(), Store.NO));
        document.add(new StringField(AUTHOR, entry.author().toString(), Store.NO));
        document.add(new LongField(AT, entry.said().at(), Store.NO));
        document.add(new NumericDocValuesField(LOGGED, entry.said().logged()));
        if (entry.note()) {
            document.add(new StringField(NOTE, YES, Store.NO));
        }
        document.add(new TextField(TEXT, text, Store.YES));
        for (String file : entry.files()) {
            document.add(new TextField(TEXT, file, Store.NO));
            document.add(new StoredField(FILE_NAME, file));
        }
        if (!entry.files().isEmpty()) {
            document.add(new StringField(FILE, YES, Store.NO));
        }
    }

    static Document of(Turn turn) {
        Document document = keyed(turn.place());
        document.add(new StoredField(STORED + SPEAKER, turn.speaker().toString()));
        document.add(new StoredField(STORED + AT, turn.last().at()));
        document.add(new StoredField(STORED + LOGGED, turn.last().logged()));
        Moment others = turn.others();
        if (others != null) {
            document.add(new StoredField(STORED + OTHERS_AT, others.at()));
            document.add(new StoredField(STORED + OTHERS_LOGGED, others.logged()));
        }
        document.add(new StoredField(STORED + RUN, turn.run().toString()));
        document.add(new StoredField(STORED + APPLIED, turn.applied()));
        return document;
    }

    static Document of(Kept.Head head) {
        Document document = keyed(Kept.Head.key(head.conversation()));
        document.add(new StoredField(STORED + KIND, head.kind().name()));
        return document;
    }

    static Document of(Kept.Early early) {
        return keyed(Kept.Early.key(early.message()));
    }

    private static Document keyed(String key) {
        Document document = new Document();
        document.add(new StringField(KEY, key, Store.YES));
        return document;
    }

    /** Of a document that holds a message. */
    static Entry entry(Document document) {
        return entry(UUID.fromString(document.get(KEY).substring(2)), document);
    }

    static Kept read(Document document) {
        String key = document.get(KEY);
        return switch (key.charAt(0)) {
            case 'm' -> entry(UUID.fromString(key.substring(2)), document);
            case 'c' ->
                new Kept.Head(UUID.fromString(key.substring(2)), ConversationKind.valueOf(document.get(STORED + KIND)));
            case 'e' -> new Kept.Early(UUID.fromString(key.substring(2)));
            default -> turn(key, document);
        };
    }

    private static Entry entry(UUID message, Document document) {
        return new Entry(
                message,
                document.get(STORED + WORKSPACE),
                id(document, CONVERSATION),
                ConversationKind.valueOf(document.get(STORED + KIND)),
                id(document, AUTHOR),
                new Moment(number(document, AT), number(document, LOGGED)),
                text(document),
                List.of(document.getValues(FILE_NAME)),
                number(document, NOTE) == 1,
                number(document, SPEAKS) == 1,
                id(document, THREAD),
                document.get(STORED + RUN) == null ? null : id(document, RUN),
                number(document, APPLIED));
    }

    private static Turn turn(String place, Document document) {
        return new Turn(
                place,
                id(document, SPEAKER),
                new Moment(number(document, AT), number(document, LOGGED)),
                document.getField(STORED + OTHERS_AT) == null
                        ? null
                        : new Moment(number(document, OTHERS_AT), number(document, OTHERS_LOGGED)),
                id(document, RUN),
                number(document, APPLIED));
    }

    private static @Nullable String text(Document document) {
        return document.get(TEXT);
    }

    private static UUID id(Document document, String field) {
        return UUID.fromString(document.get(STORED + field));
    }

    private static long number(Document document, String field) {
        return document.getField(STORED + field).numericValue().longValue();
    }
}
