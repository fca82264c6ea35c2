package dev.duplex.command.call;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Names of rooms that nobody guesses who only knows of a call: an HMAC-SHA256 of it, so that a repeated request gets the same. The
 * key is configured, or made up once and kept for all nodes. Thread-safe.
 */
@Component
final class RoomNames {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int NAME_BYTES = 16;

    private final MongoDatabase database;
    private final String configured;
    private volatile byte @Nullable [] key;

    RoomNames(MongoDatabase database, @Value("${duplex.call.link-secret:}") String configured) {
        this.database = database;
        this.configured = configured;
    }

    String of(UUID call) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            byte[] whole = mac.doFinal(call.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, NAME_BYTES));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Each Java has " + ALGORITHM, missing);
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = configured.isEmpty() ? kept() : configured.getBytes(StandardCharsets.UTF_8);
            key = known;
        }
        return known;
    }

    private byte[] kept() {
        byte[] made = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(made);
        MongoCollection<Document> secrets = database.getCollection("room_secret");
        Document kept;
        try {
            kept = secrets.findOneAndUpdate(
                    Filters.eq("key"),
                    Updates.setOnInsert("secret", Base64.getEncoder().encodeToString(made)),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        } catch (MongoException raced) {
            kept = secrets.find(Filters.eq("key")).first();
        }
        return Base64.getDecoder()
                .decode(Objects.requireNonNull(kept, "it was written").getString("secret"));
    }
}
