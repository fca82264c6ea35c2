package dev.duplex.query.projection;

/** A document of a read model: a record whose component {@code id} is its {@code _id}. */
public interface ReadDocument {

    Object id();

    /** The log position of the last event applied to it; events up to there are ignored when they come again. */
    long position();
}
