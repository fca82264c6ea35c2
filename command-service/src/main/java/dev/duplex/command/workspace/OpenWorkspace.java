package dev.duplex.command.workspace;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record OpenWorkspace(
        String workspace,
        String name,
        ZoneId timeZone,
        @Nullable UUID by,
        Instant at) {}
