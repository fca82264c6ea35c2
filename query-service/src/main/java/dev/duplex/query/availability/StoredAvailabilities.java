package dev.duplex.query.availability;

import com.mongodb.client.model.Filters;
import dev.duplex.availability.PersonAvailability;
import dev.duplex.events.people.PersonKind;
import dev.duplex.query.graphql.Availabilities;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.projection.LiveShelf;
import dev.duplex.query.projection.LiveShelves;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

@Component
final class StoredAvailabilities implements Availabilities {

    private final LiveShelf<AvailabilityDocument> people;
    private final LiveShelf<WorkspaceHoursDocument> workspaces;
    private final Participation participation;

    StoredAvailabilities(LiveShelves shelves, Participation participation) {
        this.people = shelves.of(AvailabilityDocument.SHELF);
        this.workspaces = shelves.of(WorkspaceHoursDocument.SHELF);
        this.participation = participation;
    }

    @Override
    public Map<UUID, PersonAvailability> of(Collection<UUID> asked) {
        Map<UUID, PersonAvailability> found = new HashMap<>();
        known(documents(asked)).forEach((person, known) -> found.put(person, known.availability()));
        return found;
    }

    /** Those of the people whom the viewer may know of: of the own workspace, a customer those to talk to. */
    Map<UUID, Known> visible(Viewer viewer, Collection<UUID> asked) {
        return switch (viewer) {
            case Viewer.Operator() -> known(documents(asked));
            case Viewer.Of(UUID asking) -> {
                Set<UUID> ids = new HashSet<>(asked);
                ids.add(asking);
                List<AvailabilityDocument> documents = documents(ids);
                Set<UUID> visible = visible(asking, documents);
                visible.retainAll(Set.copyOf(asked));
                yield known(documents.stream()
                        .filter(document -> visible.contains(document.id()))
                        .toList());
            }
        };
    }

    private Set<UUID> visible(UUID asking, List<AvailabilityDocument> documents) {
        for (AvailabilityDocument own : documents) {
            if (own.id().equals(asking) && own.kind() != PersonKind.CUSTOMER) {
                return documents.stream()
                        .filter(document -> document.workspace().equals(own.workspace()))
                        .map(AvailabilityDocument::id)
                        .collect(Collectors.toCollection(HashSet::new));
            }
        }
        Set<UUID> visible = new HashSet<>(participation.companions(asking));
        visible.add(asking);
        return visible;
    }

    List<HoursVersion> hours(String workspace) {
        WorkspaceHoursDocument found =
                workspaces.now().find(Filters.eq(workspace)).first();
        return found == null ? List.of() : found.hours();
    }

    private List<AvailabilityDocument> documents(Collection<UUID> ids) {
        return people.now().find(Filters.in("_id", Set.copyOf(ids))).into(new ArrayList<>());
    }

    private Map<UUID, Known> known(List<AvailabilityDocument> documents) {
        Map<String, List<HoursVersion>> hours = new HashMap<>();
        workspaces
                .now()
                .find(Filters.in(
                        "_id",
                        documents.stream()
                                .map(AvailabilityDocument::workspace)
                                .distinct()
                                .toList()))
                .forEach(workspace -> hours.put(workspace.id(), workspace.hours()));
        return documents.stream()
                .collect(Collectors.toMap(
                        AvailabilityDocument::id,
                        document -> new Known(
                                document, document.fold(hours.getOrDefault(document.workspace(), List.of())))));
    }
}
