package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.MongoVersion;
import java.util.List;

/**
 * MongoDB 5.0 by name and by protocol: the core tells of 5.0 the wire version of 4.2, with which newer drivers and
 * {@code mongosh} refuse to talk.
 */
enum ServedVersion implements MongoVersion {
    MONGODB_5_0;

    private static final List<Integer> VERSION = List.of(5, 0, 0);
    private static final int WIRE_VERSION = 13;

    @Override
    public List<Integer> getVersionArray() {
        return VERSION;
    }

    @Override
    public int getWireVersion() {
        return WIRE_VERSION;
    }
}
