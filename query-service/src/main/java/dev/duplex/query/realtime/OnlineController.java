package dev.duplex.query.realtime;

import dev.duplex.query.graphql.Membership;
import dev.duplex.query.graphql.Participation;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.Viewer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.stereotype.Controller;

@Controller
class OnlineController {

    private final Directory directory;
    private final Membership membership;
    private final Participation participation;

    OnlineController(Directory directory, Membership membership, Participation participation) {
        this.directory = directory;
        this.membership = membership;
        this.participation = participation;
    }

    @BatchMapping(typeName = "Person")
    List<Boolean> online(List<PersonRef> people, @ContextValue(Viewer.KEY) Viewer viewer) {
        Predicate<UUID> visible = visible(viewer);
        return people.stream()
                .map(PersonRef::id)
                .map(person -> !directory.of(person).isEmpty() && visible.test(person))
                .toList();
    }

    private Predicate<UUID> visible(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Operator() -> person -> true;
            case Viewer.Of(UUID asking) -> {
                if (!membership.isCustomer(asking)) {
                    yield person -> true;
                }
                Set<UUID> companions = participation.companions(asking);
                yield companions::contains;
            }
        };
    }
}
