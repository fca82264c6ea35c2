package dev.duplex.query.availability;

import dev.duplex.availability.AvailabilityState;
import dev.duplex.query.availability.AvailabilityViews.AbsenceView;
import dev.duplex.query.availability.AvailabilityViews.AvailabilityView;
import dev.duplex.query.availability.AvailabilityViews.FocusBreakView;
import dev.duplex.query.availability.AvailabilityViews.FocusTimeView;
import dev.duplex.query.availability.AvailabilityViews.WorkingHoursView;
import dev.duplex.query.graphql.PersonRef;
import dev.duplex.query.graphql.Viewer;
import dev.duplex.query.graphql.WorkspaceRef;
import graphql.GraphQLContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class AvailabilityController {

    private final StoredAvailabilities stored;
    private final Clock clock;

    AvailabilityController(StoredAvailabilities stored, Clock clock, BatchLoaderRegistry loaders) {
        this.stored = stored;
        this.clock = clock;
        loaders.forTypePair(UUID.class, Known.class).registerMappedBatchLoader((people, environment) -> {
            GraphQLContext context = Objects.requireNonNull(environment.getContext());
            Viewer viewer = Objects.requireNonNull(context.get(Viewer.KEY));
            return Mono.fromSupplier(() -> stored.visible(viewer, people));
        });
    }

    /** Null for whom the viewer may not know of. */
    private static <T> CompletableFuture<@Nullable T> of(
            PersonRef person, DataLoader<UUID, Known> loader, Function<Known, T> view) {
        return loader.load(person.id()).thenApply(known -> known == null ? null : view.apply(known));
    }

    @SchemaMapping(typeName = "Person")
    CompletableFuture<@Nullable AvailabilityView> availability(
            PersonRef person, @Argument @Nullable Instant at, DataLoader<UUID, Known> loader) {
        Instant asked = at == null ? clock.instant() : at;
        return of(person, loader, known -> AvailabilityView.of(known.availability(), asked));
    }

    @SchemaMapping(typeName = "Person")
    CompletableFuture<@Nullable WorkingHoursView> workingHours(PersonRef person, DataLoader<UUID, Known> loader) {
        Instant now = clock.instant();
        return of(person, loader, known -> WorkingHoursView.of(known.availability(), now));
    }

    @SchemaMapping(typeName = "Person")
    CompletableFuture<@Nullable List<FocusTimeView>> focusTimes(PersonRef person, DataLoader<UUID, Known> loader) {
        Instant now = clock.instant();
        return of(
                person,
                loader,
                known -> known.document().focus().stream()
                        .filter(entry -> !entry.isOver(now))
                        .map(FocusTimeView::of)
                        .toList());
    }

    @SchemaMapping(typeName = "Person")
    CompletableFuture<@Nullable List<AbsenceView>> absences(
            PersonRef person, DataLoader<UUID, Known> loader, @ContextValue(Viewer.KEY) Viewer viewer) {
        Instant now = clock.instant();
        boolean withNote = viewer instanceof Viewer.Operator || viewer.equals(new Viewer.Of(person.id()));
        return of(
                person,
                loader,
                known -> known.document().absences().stream()
                        .filter(entry -> !entry.isOver(now))
                        .sorted(Comparator.comparing(AbsenceEntry::from))
                        .map(entry -> AbsenceView.of(entry, withNote))
                        .toList());
    }

    @SchemaMapping(typeName = "Workspace")
    @Nullable WorkingHoursView workingHours(WorkspaceRef workspace) {
        List<HoursVersion> versions = stored.hours(workspace.id());
        return versions.isEmpty()
                ? null
                : WorkingHoursView.of(versions.getLast().event(workspace.id(), null));
    }

    @SchemaMapping(typeName = "Availability")
    @Nullable PersonRef standIn(AvailabilityView view) {
        return view.now().standIn().map(PersonRef::new).orElse(null);
    }

    @SchemaMapping(typeName = "Availability")
    @Nullable FocusBreakView mayBreak(AvailabilityView view) {
        return view.now().mayBreak().map(FocusBreakView::of).orElse(null);
    }

    @SchemaMapping(typeName = "Availability")
    @Nullable Instant nextGoodMoment(AvailabilityView view) {
        return view.of().nextGoodMoment(view.at()).orElse(null);
    }

    /** An operator is nobody whom a person would have chosen. */
    @SchemaMapping(typeName = "Availability")
    boolean mayInterrupt(
            AvailabilityView view, @Argument @Nullable Boolean urgent, @ContextValue(Viewer.KEY) Viewer viewer) {
        boolean isUrgent = urgent != null && urgent;
        return switch (viewer) {
            case Viewer.Of(UUID asking) -> view.of().mayInterrupt(asking, isUrgent, view.at());
            case Viewer.Operator() -> view.of().mayInterrupt(new UUID(0, 0), isUrgent, view.at());
        };
    }

    @SchemaMapping(typeName = "Availability")
    AvailabilityState.Kind state(AvailabilityView view) {
        return view.now().kind();
    }

    @SchemaMapping(typeName = "Availability")
    @Nullable Instant until(AvailabilityView view) {
        return view.now().until().orElse(null);
    }
}
