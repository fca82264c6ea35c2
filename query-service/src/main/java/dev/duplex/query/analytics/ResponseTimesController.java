package dev.duplex.query.analytics;

import dev.duplex.query.analytics.waitspan.ResponseMetric;
import dev.duplex.query.graphql.Connection;
import dev.duplex.query.graphql.Cursor;
import dev.duplex.query.graphql.Page;
import dev.duplex.query.graphql.QueryRejected;
import dev.duplex.query.graphql.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Answers from the analytics file alone, so that nothing else has to be waited for. */
@Controller
class ResponseTimesController {

    private static final int MAX_GROUPS = 10_000;

    private final ResponseTimesReader reader;

    ResponseTimesController(ResponseTimesReader reader) {
        this.reader = reader;
    }

    @QueryMapping
    ResponseTimes responseTimes(
            @Argument String workspace,
            @Argument ResponseMetric metric,
            @Argument @Nullable Instant from,
            @Argument @Nullable Instant to,
            @Argument @Nullable ResponseGrouping groupBy,
            @ContextValue(Viewer.KEY) Viewer viewer) {
        if (!reader.isWorkspace(workspace)) {
            throw QueryRejected.unknown("workspace", "workspace", workspace);
        }
        requireMember(viewer, workspace);
        if (from != null && to != null && !from.isBefore(to)) {
            throw new QueryRejected(
                    "bad-range", "to", "The range ends before it begins", "Give a to that is later than from");
        }
        return reader.responseTimes(
                new ResponseQuestion(workspace, metric, from, to), Optional.ofNullable(groupBy), MAX_GROUPS);
    }

    private void requireMember(Viewer viewer, String workspace) {
        boolean permitted = switch (viewer) {
            case Viewer.Operator() -> true;
            case Viewer.Of(UUID person) -> reader.isMember(workspace, person);
        };
        if (!permitted) {
            throw new QueryRejected(
                    "not-permitted",
                    "workspace",
                    "Only members of the workspace may see its response times",
                    "Ask as one of them");
        }
    }

    @SchemaMapping(typeName = "ResponseTimes")
    List<ResponseTimes.Group> groups(ResponseTimes of, @Argument int first) {
        if (first < 1 || first > MAX_GROUPS) {
            throw new QueryRejected(
                    "out-of-range", "first", first + " is out of range", "Ask for 1 to " + MAX_GROUPS + " groups");
        }
        return of.groups().subList(0, Math.min(first, of.groups().size()));
    }

    @SchemaMapping(typeName = "ResponseTimes")
    Connection<ResponseSpan> spans(
            ResponseTimes of, @Argument @Nullable Integer first, @Argument @Nullable String after) {
        Page page = Page.forward(first, after, "spans " + of.question());
        long bound = page.bound().map(Cursor::number).orElse(-1L);
        return Connection.of(
                page,
                reader.spans(of.question(), bound, page.size() + 1),
                span -> new Cursor(span.opened().at(), Long.toString(span.id())),
                span -> span);
    }
}
