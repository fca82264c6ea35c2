package dev.duplex.command.file;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.duplex.command.decision.Rejection;
import dev.duplex.command.facts.UploadedFiles;
import dev.duplex.command.rest.Answer;
import dev.duplex.events.message.FileReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was uploaded, in MongoDB. Thread-safe. */
@Component
final class UploadStore implements UploadedFiles {

    private final MongoCollection<Upload> uploads;

    UploadStore(MongoDatabase database) {
        this.uploads = database.getCollection("uploads", Upload.class);
        uploads.createIndex(Indexes.ascending("lookAt"));
        uploads.createIndex(Indexes.ascending("sha256"));
    }

    /** @return false where there is one with this id, also where it is hidden */
    boolean insert(Upload upload) {
        try {
            uploads.insertOne(upload);
            return true;
        } catch (MongoWriteException e) {
            if (ErrorCategory.fromErrorCode(e.getCode()) == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    Optional<Upload> find(UUID id) {
        return Optional.ofNullable(
                uploads.find(and(eq("_id", id), eq("goneAt", null))).first());
    }

    @Override
    public List<FileReference> require(UUID conversation, UUID by, List<UUID> files) {
        return files.stream()
                .map(file -> find(file)
                        .filter(upload ->
                                upload.by().equals(by) && upload.conversation().equals(conversation))
                        .map(Upload::asReference)
                        .orElseThrow(
                                () -> Answer.refused(new Rejection.Unknown("file", file.toString(), "attachments"))))
                .toList();
    }

    @Override
    public boolean isThere(UUID file) {
        return find(file).isPresent();
    }

    /** Those to look at, hidden ones as well. */
    List<Upload> due(Instant now, int most) {
        return uploads.find(lte("lookAt", now))
                .sort(Sorts.ascending("lookAt"))
                .limit(most)
                .into(new ArrayList<>());
    }

    void lookAgain(UUID id, Instant lookAt, @Nullable Instant goneAt) {
        uploads.updateOne(eq("_id", id), Updates.combine(Updates.set("lookAt", lookAt), Updates.set("goneAt", goneAt)));
    }

    void remove(UUID id) {
        uploads.deleteOne(eq("_id", id));
    }

    boolean hasContent(String sha256) {
        return uploads.find(eq("sha256", sha256)).limit(1).first() != null;
    }
}
