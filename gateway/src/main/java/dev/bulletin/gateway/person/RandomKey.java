package dev.bulletin.gateway.person;

import dev.bulletin.common.config.Secret;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 256 random bits that open something to whoever has them; only their hash is kept. */
public record RandomKey(Secret value) {
  private static final int BYTES = 32;
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /** A new one. */
  public static RandomKey random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new RandomKey(new Secret(text));
  }

  /** As it was shown; empty when it cannot be one of ours. */
  public static Optional<RandomKey> of(@Nullable String shown) {
    return Optional.ofNullable(shown)
        .filter(text -> SHAPE.matcher(text).matches())
        .map(text -> new RandomKey(new Secret(text)));
  }

  /** SHA-256, as it is kept. */
  public Buffer hash() {
    try {
      byte[] bytes = value.reveal().getBytes(StandardCharsets.US_ASCII);
      return Buffer.buffer(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
