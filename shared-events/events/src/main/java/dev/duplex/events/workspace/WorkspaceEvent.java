package dev.duplex.events.workspace;

import dev.duplex.events.DuplexEvent;
import dev.duplex.events.EventTag;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public sealed interface WorkspaceEvent extends DuplexEvent {

    record WorkspaceOpened(
            String workspace,
            String name,
            ZoneId timeZone,
            @Nullable UUID by,
            Instant at) implements WorkspaceEvent {
        @Override
        public Set<EventTag> tags() {
            return Set.of(EventTag.workspace(workspace));
        }
    }
}
