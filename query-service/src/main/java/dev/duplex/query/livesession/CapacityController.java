package dev.duplex.query.livesession;

import dev.duplex.events.call.Media;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** How many people a call has room for, as the command service counts them. */
@Controller
class CapacityController {

    private static final int BETWEEN_CLIENTS = 6;

    private final int elsewhere;

    /** @param elsewhere how many people a room of a meeting service holds, 0 for no limit */
    CapacityController(@Value("${duplex.call.link-capacity:0}") int elsewhere) {
        this.elsewhere = elsewhere;
    }

    @SchemaMapping(typeName = "LiveSession")
    @Nullable Integer capacity(LiveSession session) {
        if (session.media() == Media.TEXT) {
            return null;
        }
        int room = session.link() == null ? BETWEEN_CLIENTS : elsewhere;
        return room > 0 ? room : null;
    }
}
