package dev.duplex.command.imports.source;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real conversations, kept beside the repository and not in it. */
final class SharedData {

    private SharedData() {}

    static Path folder(String name) {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var data = at.resolve("shared/data").resolve(name);
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return Assumptions.abort("skipped: no folder shared/data/" + name + " beside the repository");
    }
}
