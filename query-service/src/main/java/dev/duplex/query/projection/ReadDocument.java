package dev.duplex.query.projection;

/**
 * A document of a read model: a record whose component {@code id} is its {@code _id}. It is public, with all that it
 * consists of, because the driver's codec for records reads it by reflection.
 */
public interface ReadDocument {

    Object id();

    /** The log position of the last event applied to it; events up to there are ignored when they come again. */
    long position();
}
