package dev.duplex.query.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of the index. All that is in it can be derived from the log again, so one that cannot be read, or is of
 * another version, is emptied: nothing of it is kept aside, for it may hold what was retracted since.
 */
final class IndexFiles {

    private static final Logger LOG = LoggerFactory.getLogger(IndexFiles.class);

    private IndexFiles() {}

    /** @throws IllegalStateException when another process has the index open */
    static OpenIndex open(Path path, IndexSettings settings) {
        try {
            Files.createDirectories(path);
            Directory directory = FSDirectory.open(path);
            try {
                return openCurrent(directory, path, settings);
            } catch (LockObtainFailedException held) {
                directory.close();
                throw new IllegalStateException(
                        path
                                + " is in use by another process: stop that one, or set duplex.data to a directory of its own",
                        held);
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | EOFException
                    | FileNotFoundException
                    | NoSuchFileException damage) {
                LOG.warn("{} cannot be read and is built anew from the log: {}", path, damage.getMessage());
                empty(directory);
                return openCurrent(directory, path, settings);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("Cannot open " + path, failed);
        }
    }

    private static OpenIndex openCurrent(Directory directory, Path path, IndexSettings settings) throws IOException {
        Map<String, String> commit = lastCommit(directory);
        if (!commit.isEmpty() && !Integer.toString(Fields.VERSION).equals(commit.get("version"))) {
            LOG.info("{} is of another version and is built anew from the log", path);
            empty(directory);
            return OpenIndex.open(directory, Map.of(), settings);
        }
        return OpenIndex.open(directory, commit, settings);
    }

    private static Map<String, String> lastCommit(Directory directory) throws IOException {
        try {
            Map<String, String> commit =
                    SegmentInfos.readLatestCommit(directory).getUserData();
            return commit.isEmpty() ? Map.of("version", "of something else") : commit;
        } catch (IndexNotFoundException none) {
            return Map.of();
        }
    }

    private static void empty(Directory directory) throws IOException {
        try (Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            for (String file : directory.listAll()) {
                if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        }
    }
}
