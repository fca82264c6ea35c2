package dev.duplex.command.replylater;

import java.time.Instant;
import java.util.UUID;

sealed interface ReplyLaterCommand permits DeferReply, DropDeferral {

    UUID message();

    UUID by();

    Instant at();
}
