package dev.duplex.command.imports.source;

/** The upload cannot be read; the message says what, where and what to do, for the person who uploaded it. */
public class BadImport extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String entry;
    private final String remedy;

    BadImport(String entry, String problem, String remedy) {
        super(entry + ": " + problem);
        this.entry = entry;
        this.remedy = remedy;
    }

    /** The file or archive entry at fault; {@code "upload"} for the upload itself. */
    public final String entry() {
        return entry;
    }

    public final String remedy() {
        return remedy;
    }
}
