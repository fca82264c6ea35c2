package dev.duplex.query.livesession;

import dev.duplex.events.transition.TransitionEvent.ConversationEscalated;
import dev.duplex.query.call.Escalation;
import dev.duplex.query.projection.ReadDocument;
import dev.duplex.query.projection.Shelf;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** How messages became a call, which is told before the call starts. */
public record EscalationDocument(@BsonId UUID id, Escalation escalation, long position) implements ReadDocument {

    static final Shelf<EscalationDocument> SHELF = new Shelf<>("live_escalations", EscalationDocument.class, List.of());

    static EscalationDocument of(ConversationEscalated escalated, long position) {
        return new EscalationDocument(escalated.call(), Escalation.of(escalated), position);
    }
}
