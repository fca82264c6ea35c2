package dev.duplex.command.imports;

import dev.duplex.events.EventTag;
import dev.duplex.events.catalogue.EventCatalogue;
import dev.duplex.events.workspace.WorkspaceEvent.WorkspaceOpened;
import dev.duplex.eventstore.MongoEventStorageEngine;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.springframework.stereotype.Component;

/** Finds a workspace in the log, before an upload for it is taken. */
@Component
final class Workspaces {

    private final MongoEventStorageEngine log;

    Workspaces(MongoEventStorageEngine log) {
        this.log = log;
    }

    Optional<WorkspaceOpened> find(String workspace) {
        EventTag tag = EventTag.workspace(workspace);
        QualifiedName opened = new QualifiedName(
                EventCatalogue.current().typeOf(WorkspaceOpened.class).name());
        log.catchUp(); // another node may have opened it a moment ago
        return log.source(
                        SourcingCondition.conditionFor(EventCriteria.havingTags(new Tag(tag.key(), tag.value()))
                                .andBeingOneOfTypes(opened)),
                        null)
                .<Optional<WorkspaceOpened>>reduce(
                        Optional.empty(),
                        (found, entry) ->
                                entry.message().payload() instanceof WorkspaceOpened event ? Optional.of(event) : found)
                .join();
    }
}
