package dev.duplex.command.file;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoGridFSException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.GridFSUploadStream;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.BsonObjectId;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The bytes of files in GridFS, each content once. A content is written first and named by its checksum afterwards; what
 * a process that was killed had begun is noted and removed later. Thread-safe.
 */
@Component
final class FileContents {

    /** For as long a content stays for the upload that is about to name it. */
    static final Duration GRACE = Duration.ofHours(1);

    /** Uploads don't take longer. */
    private static final Duration LONGEST_WRITE = Duration.ofHours(24);

    /** @param lookAt when to look whether an upload names it, null where one does */
    public record Content(
            @BsonId String sha256,
            ObjectId stored,
            @Nullable Instant lookAt) {}

    public record Begun(@BsonId ObjectId stored, Instant at) {}

    /** Bytes that were written and have no name yet. */
    record Written(ObjectId stored, String sha256, long size) {}

    private final GridFSBucket bucket;
    private final MongoCollection<Content> contents;
    private final MongoCollection<Begun> begun;

    FileContents(MongoDatabase database) {
        this.bucket = GridFSBuckets.create(database, "upload_bytes");
        this.contents = database.getCollection("upload_contents", Content.class);
        this.begun = database.getCollection("uploads_begun", Begun.class);
        contents.createIndex(Indexes.ascending("lookAt"));
        contents.createIndex(Indexes.ascending("stored"));
    }

    /** Writes as it reads, a few hundred kilobytes at a time. */
    Written write(InputStream content, Instant at) throws IOException {
        MessageDigest sha256 = sha256();
        ObjectId id = new ObjectId();
        begun.insertOne(new Begun(id, at));
        GridFSUploadStream out = bucket.openUploadStream(new BsonObjectId(id), "content");
        try {
            long size = new DigestInputStream(content, sha256).transferTo(out);
            out.close();
            return new Written(id, HexFormat.of().formatHex(sha256.digest()), size);
        } catch (IOException | RuntimeException e) {
            out.abort();
            begun.deleteOne(eq("_id", id));
            throw e;
        }
    }

    /** Keeps it, or what was there with the same bytes; an upload names it within {@link #GRACE}. */
    void keep(Written written, Instant at) {
        if (named(written, at).stored().equals(written.stored())) {
            begun.deleteOne(eq("_id", written.stored()));
        } else {
            drop(written);
        }
    }

    private Content named(Written written, Instant at) {
        var naming =
                Updates.combine(Updates.setOnInsert("stored", written.stored()), Updates.set("lookAt", at.plus(GRACE)));
        var upsert = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        try {
            return Objects.requireNonNull(contents.findOneAndUpdate(eq("_id", written.sha256()), naming, upsert));
        } catch (MongoCommandException e) {
            if (ErrorCategory.fromErrorCode(e.getErrorCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // somebody else has named the same bytes at this moment: now they are there
            return Objects.requireNonNull(contents.findOneAndUpdate(eq("_id", written.sha256()), naming, upsert));
        }
    }

    void drop(Written written) {
        delete(written.stored());
        begun.deleteOne(eq("_id", written.stored()));
    }

    Optional<InputStream> open(String sha256) {
        return Optional.ofNullable(contents.find(eq("_id", sha256)).first())
                .map(content -> bucket.openDownloadStream(content.stored()));
    }

    void lookAgain(String sha256, Instant lookAt) {
        contents.updateOne(eq("_id", sha256), Updates.set("lookAt", lookAt));
    }

    List<Content> due(Instant now, int most) {
        return contents.find(lte("lookAt", now)).limit(most).into(new ArrayList<>());
    }

    void isNamed(Content content) {
        contents.updateOne(unchanged(content), Updates.unset("lookAt"));
    }

    /** Unless an upload is about to name it. */
    void remove(Content content) {
        if (contents.deleteOne(unchanged(content)).getDeletedCount() == 1) {
            delete(content.stored());
        }
    }

    private static Bson unchanged(Content content) {
        return and(eq("_id", content.sha256()), eq("lookAt", content.lookAt()));
    }

    /** What was never finished. */
    void removeAbandoned(Instant now) {
        for (Begun each : begun.find(lte("at", now.minus(LONGEST_WRITE)))) {
            if (contents.find(eq("stored", each.stored())).first() == null) {
                delete(each.stored());
            }
            begun.deleteOne(eq("_id", each.stored()));
        }
    }

    /** The driver removes the pieces also where the file as a whole is not there. */
    private void delete(ObjectId stored) {
        try {
            bucket.delete(stored);
        } catch (MongoGridFSException incomplete) {
            // its pieces are gone, which is what was wanted
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
