package dev.duplex.query.scheduledcall;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Secret names of people's calendars, for programs that can send nothing but an address: the person, and an HMAC-SHA256 of it.
 * The key is configured, or made up once and kept with the read models, for all nodes. Thread-safe.
 */
@Component
final class CalendarTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final MongoDatabase database;
    private final String configured;
    private volatile byte @Nullable [] key;

    CalendarTokens(MongoDatabase database, @Value("${duplex.calendar.secret:}") String configured) {
        this.database = database;
        this.configured = configured;
    }

    String of(UUID person) {
        return person + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(person));
    }

    /** Whose calendar it names; empty for one that was not made here. */
    Optional<UUID> person(String token) {
        int dot = token.indexOf('.');
        try {
            UUID person = UUID.fromString(token.substring(0, Math.max(dot, 0)));
            byte[] given = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(given, mac(person)) ? Optional.of(person) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private byte[] mac(UUID person) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(), ALGORITHM));
            return mac.doFinal(person.toString().getBytes(StandardCharsets.UTF_8));
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
        MongoCollection<Document> secrets = database.getCollection("calendar_secret");
        String text = Base64.getEncoder().encodeToString(made);
        Document kept;
        try {
            kept = secrets.findOneAndUpdate(
                    Filters.eq("key"),
                    Updates.setOnInsert("secret", text),
                    new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        } catch (MongoException raced) {
            kept = secrets.find(Filters.eq("key")).first();
        }
        return Base64.getDecoder()
                .decode(Objects.requireNonNull(kept, "it was written").getString("secret"));
    }
}
