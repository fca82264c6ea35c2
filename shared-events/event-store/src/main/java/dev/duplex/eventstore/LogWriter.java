package dev.duplex.eventstore;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/** Sends a round and says what is certain about it. */
final class LogWriter {

    private static final int DUPLICATE_KEY = 11000;

    private final LogCollection log;
    private final EventStoreMeters meters;

    LogWriter(LogCollection log, EventStoreMeters meters) {
        this.log = log;
        this.meters = meters;
    }

    sealed interface Outcome {

        /** All of it is durable. */
        record Written() implements Outcome {}

        /** Those before the index are durable; another node has the position of this one. */
        record Taken(int index) implements Outcome {}

        /** Those before the index are durable; the server does not take this one. */
        record Refused(int index, Exception cause) implements Outcome {}

        /** Any number of the first ones may be in the log, now or soon. */
        record Unclear(Exception cause) implements Outcome {}
    }

    Outcome write(Round round) {
        List<RawBsonDocument> documents = new ArrayList<>(round.accepted().size());
        for (int i = 0; i < round.accepted().size(); i++) {
            documents.add(
                    round.accepted().get(i).bytesAt(round.documents().get(i).first()));
        }
        Outcome outcome = insert(documents);
        meters.written(outcome, documents.size());
        return outcome;
    }

    private Outcome insert(List<RawBsonDocument> documents) {
        try {
            log.insert(documents);
            return new Outcome.Written();
        } catch (MongoBulkWriteException e) {
            return outcome(e);
        } catch (RuntimeException e) {
            return new Outcome.Unclear(e);
        }
    }

    /** The index of the first error says how many were written; the count in the result is not to be trusted. */
    private static Outcome outcome(MongoBulkWriteException e) {
        if (e.getWriteConcernError() != null || e.getWriteErrors().isEmpty()) {
            return new Outcome.Unclear(e);
        }
        BulkWriteError first = e.getWriteErrors().getFirst();
        return first.getCode() == DUPLICATE_KEY
                ? new Outcome.Taken(first.getIndex())
                : new Outcome.Refused(first.getIndex(), e);
    }
}
