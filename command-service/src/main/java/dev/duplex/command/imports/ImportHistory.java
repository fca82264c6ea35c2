package dev.duplex.command.imports;

import dev.duplex.events.DuplexEvent;
import java.util.List;

/**
 * History from elsewhere, a piece of it: what happened, under ids that derive from the source.
 *
 * @param history in the order in which it happened
 */
record ImportHistory(String workspace, List<DuplexEvent> history) {}
