package dev.duplex.query.realtime;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A notice under way.
 *
 * @param to the node
 * @param sequence of the sending node
 */
public record RelayDocument(
        @BsonId ObjectId id,
        String to,
        String from,
        long sequence,
        Instant at,
        Notice.@Nullable SignalTo signal,
        Notice.@Nullable TypingTo typing,
        Notice.@Nullable LeasesChanged leases,
        Notice.@Nullable Heard heard) {

    static RelayDocument of(String to, String from, long sequence, Instant at, Notice notice) {
        return new RelayDocument(
                new ObjectId(),
                to,
                from,
                sequence,
                at,
                notice instanceof Notice.SignalTo signal ? signal : null,
                notice instanceof Notice.TypingTo typing ? typing : null,
                notice instanceof Notice.LeasesChanged leases ? leases : null,
                notice instanceof Notice.Heard heard ? heard : null);
    }

    /** Nothing when a newer version has sent what this one does not know. */
    Stream<Notice> notice() {
        return Stream.<@Nullable Notice>of(signal, typing, leases, heard).filter(Objects::nonNull);
    }
}
