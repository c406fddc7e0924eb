package dev.bulletin.gateway.session;

import dev.bulletin.common.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a browser shows to go on with a session: 256 random bits, of which only the hash is kept.
 * The token that forms carry is computed from it, so it is bound to the session and kept nowhere.
 */
record SessionId(Secret value) {
  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String MAC = "HmacSHA256";
  private static final byte[] PURPOSE = "csrf".getBytes(StandardCharsets.US_ASCII);

  /** A new one. */
  static SessionId random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SessionId(new Secret(BASE64.encodeToString(bytes)));
  }

  /** Of a cookie; empty when it cannot be one of ours. */
  static Optional<SessionId> of(String cookie) {
    return SHAPE.matcher(cookie).matches()
        ? Optional.of(new SessionId(new Secret(cookie)))
        : Optional.empty();
  }

  byte[] hash() {
    return Bearer.hash(value.reveal());
  }

  /** What a form must carry, which no other site can know. */
  String csrf() {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(value.reveal().getBytes(StandardCharsets.US_ASCII), MAC));
      return BASE64.encodeToString(mac.doFinal(PURPOSE));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes as long for a near miss as for a far one. */
  boolean hasCsrf(@Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            given.getBytes(StandardCharsets.UTF_8), csrf().getBytes(StandardCharsets.UTF_8));
  }
}
