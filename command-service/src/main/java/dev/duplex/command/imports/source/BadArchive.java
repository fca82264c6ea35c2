package dev.duplex.command.imports.source;

/** The archive is broken, or not safe to unpack. */
public final class BadArchive extends BadImport {

    private static final long serialVersionUID = 1L;

    BadArchive(String entry, String problem, String remedy) {
        super(entry, problem, remedy);
    }
}
