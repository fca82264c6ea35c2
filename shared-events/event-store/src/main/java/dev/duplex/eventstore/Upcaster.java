package dev.duplex.eventstore;

import java.util.Map;

/** Brings a stored payload from one version of its event to a later one. Stateless, deterministic and thread-safe. */
@FunctionalInterface
public interface Upcaster {

    /** A payload and the version that it is in. */
    record Upcasted(String version, Map<String, Object> payload) {}

    /**
     * One step. It is asked again with its own result until the current version is reached.
     *
     * @param name the event's stored name
     * @param version the version that {@code payload} is in
     * @param payload the payload as plain values (as in {@link org.bson.Document}), a copy that may be changed
     * @return the payload in a later version
     */
    Upcasted upcast(String name, String version, Map<String, Object> payload);
}
