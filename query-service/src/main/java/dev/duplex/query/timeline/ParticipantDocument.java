package dev.duplex.query.timeline;

import com.mongodb.client.model.Indexes;
import dev.duplex.events.conversation.ConversationEvent.ParticipantAdded;
import dev.duplex.events.conversation.ParticipantRole;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A person in a conversation, kept when the person left.
 *
 * @param logged the position at which the person came
 * @param until when the person left, null while there
 * @param read null while nothing is read
 */
public record ParticipantDocument(
        @BsonId String id,
        UUID conversation,
        UUID person,
        ParticipantRole role,
        Instant since,
        long logged,
        @Nullable Instant until,
        @Nullable Reading read,
        OwnSettings own,
        long position)
        implements ReadDocument {

    static final Shelf<ParticipantDocument> SHELF = new Shelf<>(
            "timeline_participants",
            ParticipantDocument.class,
            List.of(
                    Indexes.ascending("conversation", "since", "logged"),
                    Indexes.ascending("person", "until", "conversation")));

    /** @param upTo the last message that the person has read */
    public record Reading(UUID upTo, Instant at) {}

    static String id(UUID conversation, UUID person) {
        return conversation + "/" + person;
    }

    /** @param before of who was there earlier: what was read stays read */
    static ParticipantDocument of(ParticipantAdded added, @Nullable ParticipantDocument before, long position) {
        return new ParticipantDocument(
                id(added.conversation(), added.person()),
                added.conversation(),
                added.person(),
                added.role(),
                added.at(),
                position,
                null,
                before == null ? null : before.read,
                OwnSettings.USUAL,
                position);
    }

    ParticipantDocument left(Instant at, long applied) {
        return new ParticipantDocument(
                id, conversation, person, role, since, logged, at, read, OwnSettings.USUAL, applied);
    }

    ParticipantDocument as(ParticipantRole changed, long applied) {
        return new ParticipantDocument(id, conversation, person, changed, since, logged, until, read, own, applied);
    }

    ParticipantDocument read(Reading reading, long applied) {
        return new ParticipantDocument(id, conversation, person, role, since, logged, until, reading, own, applied);
    }

    ParticipantDocument with(OwnSettings changed, long applied) {
        return new ParticipantDocument(id, conversation, person, role, since, logged, until, read, changed, applied);
    }
}
