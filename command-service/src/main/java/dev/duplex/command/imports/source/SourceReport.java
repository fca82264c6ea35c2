package dev.duplex.command.imports.source;

import java.util.List;
import java.util.Map;

/**
 * @param counts by name: {@code people}, {@code conversations}, {@code messages} (of people) and, where the source has
 *     them, {@code botMessages}, {@code fileShares}, {@code fileComments}, {@code joins}, {@code leaves}, ...
 * @param skipped records that are not imported, by reason
 * @param notes records that are imported with less than the source had, by reason
 */
public record SourceReport(Map<String, Long> counts, List<Group> skipped, List<Group> notes) {

    /** @param examples the first few, each with the place in the source and a detail */
    public record Group(Reason reason, long count, List<String> examples) {}
}
