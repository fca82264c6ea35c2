package dev.duplex.query.graphql;

import dev.duplex.query.projection.SharedReadModels;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class PositionController {

    private final SharedReadModels readModels;

    PositionController(SharedReadModels readModels) {
        this.readModels = readModels;
    }

    @QueryMapping
    long position() {
        return readModels.end();
    }
}
