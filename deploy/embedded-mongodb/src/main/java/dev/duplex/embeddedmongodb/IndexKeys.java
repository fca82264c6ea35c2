package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys under which an index finds a document: one for each combination of its fields' values, an array counting as
 * each of its elements.
 *
 * @param fields each key's fields, encoded in the index's directions
 * @param multikey bit i is set if field i is an array
 */
record IndexKeys(Set<Bytes> fields, long multikey) {

    /** Above this a key is refused, as an `_id` is: MongoDB's KeyTooLong. */
    static final int LONGEST = 32 * 1024;

    static final IndexKeys NONE = new IndexKeys(Set.of(), 0);

    static IndexKeys of(Document document, List<IndexKey> keys) {
        long multikey = 0;
        List<byte[]> combinations = List.of(new byte[0]);
        for (int i = 0; i < keys.size(); i++) {
            Object value = valueAt(document, keys.get(i).getKey());
            Set<Bytes> values;
            if (value instanceof Collection<?> array) {
                multikey |= 1L << i;
                values = array.isEmpty() ? Set.of(new Bytes(KeyWriter.emptyArray())) : encoded(array);
            } else {
                values = Set.of(new Bytes(KeyWriter.encode(value)));
            }
            combinations = combined(combinations, values, keys.get(i).isAscending());
        }
        if (Long.bitCount(multikey) > 1) {
            refuseParallelArrays(document, keys);
        }
        Set<Bytes> fields = new LinkedHashSet<>();
        for (byte[] combination : combinations) {
            refuseTooLong(combination);
            fields.add(new Bytes(combination));
        }
        return new IndexKeys(fields, multikey);
    }

    /** Most fields of indexes are not nested, and their path need not be taken apart for each document. */
    private static Object valueAt(Document document, String path) {
        return path.indexOf('.') < 0
                ? document.getOrMissing(path)
                : Utils.getSubdocumentValueCollectionAware(document, path);
    }

    static void refuseTooLong(byte[] key) {
        if (key.length > LONGEST) {
            throw new MongoServerError(
                    17280, "KeyTooLong", "key too large to index: " + key.length + " bytes, at most " + LONGEST);
        }
    }

    private static Set<Bytes> encoded(Collection<?> array) {
        Set<Bytes> values = new LinkedHashSet<>();
        for (Object element : array) {
            values.add(new Bytes(KeyWriter.encode(element)));
        }
        return values;
    }

    private static List<byte[]> combined(List<byte[]> prefixes, Set<Bytes> values, boolean ascending) {
        List<byte[]> combined = new ArrayList<>(prefixes.size() * values.size());
        for (byte[] prefix : prefixes) {
            for (Bytes value : values) {
                combined.add(Bytes.join(prefix, ascending ? value.array() : Bytes.inverted(value.array())));
            }
        }
        return combined;
    }

    private static void refuseParallelArrays(Document document, List<IndexKey> keys) {
        Set<String> arrays = new LinkedHashSet<>();
        for (IndexKey key : keys) {
            Object value = document;
            StringBuilder path = new StringBuilder();
            for (String fragment : Utils.splitPath(key.getKey())) {
                value = value instanceof Document parent ? parent.getOrMissing(fragment) : Missing.getInstance();
                path.append(path.isEmpty() ? "" : ".").append(fragment);
                if (value instanceof Collection) {
                    arrays.add(path.toString());
                    break;
                }
            }
        }
        if (arrays.size() > 1) {
            throw new CannotIndexParallelArraysError(List.copyOf(arrays));
        }
    }
}
