package dev.duplex.query.projection;

import java.util.List;
import java.util.function.Function;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.stereotype.Component;

/**
 * {@code /actuator/projections}: how the read models are; {@code POST} on one builds it anew from the log, {@code DELETE}
 * cancels that.
 */
@Component
@WebEndpoint(id = "projections")
final class ProjectionsEndpoint {

    private final Projections projections;
    private final ProjectionReports reports;

    ProjectionsEndpoint(Projections projections, ProjectionReports reports) {
        this.projections = projections;
        this.reports = reports;
    }

    record Reports(List<ProjectionReport> projections) {}

    @ReadOperation
    Reports all() {
        return new Reports(reports.all());
    }

    @ReadOperation
    WebEndpointResponse<Object> one(@Selector String name) {
        return reports.find(name)
                .map(report -> new WebEndpointResponse<Object>(report))
                .orElseGet(() -> unknown(name));
    }

    @WriteOperation
    WebEndpointResponse<Object> replay(@Selector String name) {
        return with(
                name,
                keeper -> keeper.startReplay()
                        ? new WebEndpointResponse<>(reports.report(keeper), 202)
                        : Problem.conflict(name + " is being built anew already"));
    }

    @DeleteOperation
    WebEndpointResponse<Object> cancel(@Selector String name) {
        return with(
                name,
                keeper -> keeper.cancelReplay()
                        ? new WebEndpointResponse<>(reports.report(keeper))
                        : Problem.conflict(name + " is not being built anew"));
    }

    private WebEndpointResponse<Object> with(
            String name, Function<ProjectionKeeper, WebEndpointResponse<Object>> work) {
        return projections
                .find(name)
                .map(keeper -> keeper.outdated()
                        ? Problem.conflict(name + " is run by another version now: ask a node of that version")
                        : work.apply(keeper))
                .orElseGet(() -> unknown(name));
    }

    private WebEndpointResponse<Object> unknown(String name) {
        boolean local = reports.all().stream().anyMatch(report -> report.name().equals(name));
        return local
                ? Problem.badRequest(name + " belongs to this node alone and cannot be replayed while it answers:"
                        + " stop the node, remove its file and start it again")
                : Problem.notFound("There is no projection " + name + "; there are "
                        + reports.all().stream().map(ProjectionReport::name).toList());
    }
}
