package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.Constants;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import dev.duplex.embeddedmongodb.Condition.Points;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order in which documents can be read.
 *
 * @param space whose keys
 * @param index null for the documents themselves, which are ordered by {@code _id}
 * @param fields that order the keys, {@code _id} included where equal keys are ordered by it
 * @param multikey bit i is set if field i may be an array, so that a document may appear more than once
 */
record AccessPath(int space, @Nullable SecondaryIndex index, List<IndexKey> fields, long multikey) {

    static AccessPath ofDocuments(int space) {
        return new AccessPath(space, null, List.of(new IndexKey(Constants.ID_FIELD, true)), 0);
    }

    static AccessPath of(SecondaryIndex index) {
        List<IndexKey> fields = new ArrayList<>(index.getKeys());
        if (!index.isUnique() && fields.stream().noneMatch(key -> key.getKey().equals(Constants.ID_FIELD))) {
            fields.add(new IndexKey(Constants.ID_FIELD, true));
        }
        return new AccessPath(index.space(), index, fields, index.multikey());
    }

    boolean isMultikey(int field) {
        return (multikey & 1L << field) != 0;
    }

    boolean isMultikeyFrom(int field) {
        return multikey >>> field != 0;
    }

    /** Whether every document that matches the filter has its keys here. */
    boolean covers(Conditions conditions) {
        if (index == null) {
            return true;
        }
        // positions in arrays are not what the keys hold
        if (fields.stream().anyMatch(key -> key.getKey().matches("(.*\\.)?\\d+(\\..*)?"))) {
            return false;
        }
        Document partial = index.partialFilter();
        if (partial != null
                && !partial.entrySet().stream()
                        .allMatch(demand -> conditions.hasDemand(demand.getKey(), demand.getValue()))) {
            return false;
        }
        return !index.sparse()
                || index.getKeys().stream().anyMatch(key -> switch (conditions.on(key.getKey())) {
                    case null -> false;
                    case Points points -> !points.includesNull();
                    case Condition.Range ignored -> true;
                });
    }
}
