package dev.duplex.standalone.client;

/** The import did not happen or stopped; the message is for the person who started it. */
final class ImportFailed extends Exception {

    private static final long serialVersionUID = 1L;

    ImportFailed(String message) {
        super(message);
    }
}
