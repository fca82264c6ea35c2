package dev.duplex.query.realtime;

import dev.duplex.query.graphql.Viewer;
import java.util.UUID;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class IceController {

    private final IceServers servers;

    IceController(IceServers servers) {
        this.servers = servers;
    }

    @QueryMapping
    IceServers.Servers iceServers(@ContextValue(Viewer.KEY) Viewer viewer) {
        return switch (viewer) {
            case Viewer.Operator() -> servers.of(null);
            case Viewer.Of(UUID person) -> servers.of(person);
        };
    }
}
