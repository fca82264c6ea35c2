package dev.duplex.query.workspace;

import dev.duplex.events.DuplexEvent;
import dev.duplex.eventstore.Sequencing;
import dev.duplex.eventstore.StoredForm;
import java.util.Set;
import org.axonframework.messaging.eventhandling.EventMessage;

/** By workspace: whatever happens in it is counted in one document. Few events are tagged with it, but all name it. */
record WorkspaceSequencing() implements Sequencing {

    @Override
    public Place of(EventMessage event) {
        return new Place(workspace(event), Set.of());
    }

    private static String workspace(EventMessage event) {
        try {
            if (event.payload() instanceof DuplexEvent readable) {
                return name(readable.workspace());
            }
        } catch (IllegalArgumentException unreadable) {
            return StoredForm.undecodedText(event, "workspace")
                    .map(WorkspaceSequencing::name)
                    .orElse(EVERYTHING);
        }
        return EVERYTHING;
    }

    private static String name(String workspace) {
        return "workspace=" + workspace;
    }
}
