package dev.duplex.events.people;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import dev.duplex.events.Personal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public sealed interface PeopleEvent extends DuplexEvent {

    UUID person();

    record PersonJoined(
            String workspace,
            UUID person,
            @Personal(subject = "person") String displayName,
            @Personal(subject = "person") @Nullable String email,
            PersonKind kind,
            ZoneId timeZone,
            @Nullable String handle,
            @Nullable UUID by,
            Instant at)
            implements PeopleEvent {
        @Override
        public Set<EventTag> tags() {
            Set<EventTag> tags = new HashSet<>(Set.of(EventTag.workspace(workspace), EventTag.person(person)));
            if (handle != null) {
                tags.add(EventTag.handle(workspace, handle));
            }
            return tags;
        }
    }
}
