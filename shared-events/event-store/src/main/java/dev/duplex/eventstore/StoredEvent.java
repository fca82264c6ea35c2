package dev.duplex.eventstore;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.Metadata;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/** An event as it is in a log document, without its position. Immutable; tags are parsed when first asked for. */
final class StoredEvent {

    final String id;
    final MessageType type;
    final Instant at;
    final Metadata metadata;
    final List<String> tagKeys;
    final LazyPayload payload;
    private @Nullable Set<Tag> tags;

    StoredEvent(String id, MessageType type, Instant at, Metadata metadata, List<String> tagKeys, LazyPayload payload) {
        this.id = id;
        this.type = type;
        this.at = at;
        this.metadata = metadata;
        this.tagKeys = tagKeys;
        this.payload = payload;
    }

    /** Two threads may both parse: the results are equal. */
    Set<Tag> tags() {
        Set<Tag> known = tags;
        if (known == null) {
            Set<Tag> parsed = HashSet.newHashSet(tagKeys.size());
            tagKeys.forEach(key -> parsed.add(Keys.parseTag(key)));
            known = Set.copyOf(parsed);
            tags = known;
        }
        return known;
    }
}
