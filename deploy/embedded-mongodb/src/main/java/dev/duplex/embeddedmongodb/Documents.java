package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Iterator;
import java.util.function.UnaryOperator;

/** Documents that are read as they are asked for, and may be left before the last. */
interface Documents extends Iterator<Document>, AutoCloseable {

    @Override
    void close();

    /** About how many bytes of BSON the document last read takes. */
    default int lastSize() {
        return 0;
    }

    default Iterator<Document> mapped(UnaryOperator<Document> projection) {
        Documents all = this;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Document next() {
                return projection.apply(all.next());
            }
        };
    }
}
