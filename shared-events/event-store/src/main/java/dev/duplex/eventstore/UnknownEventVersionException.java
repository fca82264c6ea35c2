package dev.duplex.eventstore;

import java.util.OptionalLong;
import org.axonframework.common.AxonNonTransientException;

/**
 * An event in the log is in a version that this application does not know, written by a later release of it. It can be read once
 * that release, or an upcaster, is here.
 */
public final class UnknownEventVersionException extends AxonNonTransientException {

    private final String type;
    private final String version;
    private final String known;
    private final OptionalLong position;

    /**
     * For {@link PayloadFormat#decode}; whoever reads the event adds its position.
     *
     * @param type the event's stored name
     * @param version the version it was stored with
     * @param known the version that is current here
     */
    public UnknownEventVersionException(String type, String version, String known) {
        this(type, version, known, OptionalLong.empty());
    }

    private UnknownEventVersionException(String type, String version, String known, OptionalLong position) {
        super("%s is stored in version %s%s, and known here up to version %s"
                .formatted(type, version, position.isPresent() ? " at position " + position.getAsLong() : "", known));
        this.type = type;
        this.version = version;
        this.known = known;
        this.position = position;
    }

    UnknownEventVersionException at(long where) {
        UnknownEventVersionException there =
                new UnknownEventVersionException(type, version, known, OptionalLong.of(where));
        there.initCause(this);
        return there;
    }

    /** The event's stored name. */
    public String type() {
        return type;
    }

    /** The version it was stored with. */
    public String version() {
        return version;
    }

    /** Where the event is in the log, if it was read from there. */
    public OptionalLong position() {
        return position;
    }
}
