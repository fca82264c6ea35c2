package dev.duplex.embeddedmongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import dev.duplex.embeddedmongodb.Catalogue.CollectionEntry;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands on the store, and answers when what they wrote or saw is on disk. Thread-safe. */
final class RocksBackend extends AbstractMongoBackend {

    private static final Logger log = LoggerFactory.getLogger(RocksBackend.class);

    /** So that after a failure of the disk a client still connects, and is told of it. */
    private static final Set<String> WITHOUT_DATA =
            Set.of("ismaster", "hello", "buildinfo", "ping", "whatsmyuri", "endsessions", "hostinfo", "getlog");

    private final Store store;
    private final Catalogue catalogue;
    private final OpenCursors cursors;
    private final Map<String, RocksDatabase> databases = new ConcurrentHashMap<>();

    RocksBackend(Store store) {
        this.store = store;
        version(ServedVersion.MONGODB_5_0);
        try {
            this.catalogue = new Catalogue(store);
            this.cursors = new OpenCursors(getCursorRegistry());
            catalogue.collections().stream()
                    .map(CollectionEntry::database)
                    .distinct()
                    .forEach(this::resolveDatabase);
            store.sync();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        store.everyMinute(cursors::closeIdle);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return databases.computeIfAbsent(
                name, opened -> new RocksDatabase(opened, getCursorRegistry(), cursors, store, catalogue));
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        try {
            return super.handleMessage(message);
        } catch (MongoServerError e) {
            return failed(e.getMessageWithoutErrorCode(), e.getCode(), e.getCodeName());
        } catch (MongoServerException e) {
            return failed(e.getMessageWithoutErrorCode(), 8, "UnknownError");
        } catch (RuntimeException e) {
            log.warn("A command failed unexpectedly", e);
            return failed(String.valueOf(e), 1, "InternalError");
        }
    }

    private static Document failed(String message, int code, String codeName) {
        return new Document("ok", 0.0)
                .append("errmsg", message)
                .append("code", code)
                .append("codeName", codeName);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        try (CommandScope scope = CommandScope.open()) {
            try {
                return switch (command) {
                    case "hello" -> hello(channel, database, query);
                    case "killCursors" -> killCursors(query);
                    case "listDatabases" -> withSizes(super.handleCommand(channel, database, command, query));
                    default -> {
                        boolean withData = !WITHOUT_DATA.contains(command.toLowerCase(Locale.ROOT));
                        if (withData) {
                            store.refuseAfterFailure();
                        }
                        Document answer = super.handleCommand(channel, database, command, query);
                        if (withData) { // it may have failed while the command was reading
                            store.refuseAfterFailure();
                        }
                        yield answer;
                    }
                };
            } finally {
                awaitDisk(scope, command, query);
            }
        }
    }

    /** The find of old clients, without a cursor. */
    @Override
    public QueryResult handleQuery(MongoQuery query) {
        store.refuseAfterFailure();
        QueryResult result = CommandScope.within(
                () -> new QueryResult(super.handleQuery(query).collectDocuments()));
        store.sync();
        return result;
    }

    /** Neither what it wrote nor what it saw may be gone after a crash when the client acts on the answer. */
    private void awaitDisk(CommandScope scope, String command, Document query) {
        if (WITHOUT_DATA.contains(command.toLowerCase(Locale.ROOT))
                || (scope.hasWritten() ? mayLose(query) : mayVanish(query))) {
            return;
        }
        switch (command) {
            // a cursor goes on in the state that its find waited for
            case "find", "getMore" -> store.sync(scope.seen());
            default -> store.sync();
        }
    }

    /** The client does not want to wait for the disk. */
    private static boolean mayLose(Document query) {
        return query.get("writeConcern") instanceof Document concern && Boolean.FALSE.equals(concern.get("j"));
    }

    /** The client asks for what is there now, durable or not. */
    private static boolean mayVanish(Document query) {
        return query.get("readConcern") instanceof Document concern
                && concern.get("level") instanceof String level
                && (level.equals("local") || level.equals("available"));
    }

    private Document hello(Channel channel, String database, Document query) {
        Document answer = super.handleCommand(channel, database, "ismaster", query);
        answer.put("isWritablePrimary", true);
        return answer;
    }

    /** Of documents as they are, not as they are compressed. */
    private Document withSizes(Document answer) {
        long total = 0;
        for (Object listed : Bson.required(answer, "databases", List.class)) {
            RocksDatabase database = databases.get(Bson.required((Document) listed, "name", String.class));
            long size = database == null ? 0 : database.getStorageSize();
            ((Document) listed).put("sizeOnDisk", size);
            total += size;
        }
        answer.put("totalSize", total);
        return answer;
    }

    private Document killCursors(Document query) {
        Object ids = query.get("cursors");
        Document answer = handleKillCursors(query);
        if (ids instanceof List<?> list) {
            list.forEach(id -> cursors.kill(((Number) id).longValue()));
        }
        return answer;
    }

    @Override
    public void closeCursors(List<Long> ids) {
        ids.forEach(cursors::kill);
    }

    @Override
    protected Set<String> listDatabaseNames() {
        return catalogue.collections().stream().map(CollectionEntry::database).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        super.close();
        cursors.close();
        store.close();
    }

    @Override
    public String toString() {
        return "embedded MongoDB";
    }
}
