package dev.bulletin.gateway.person;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Callable;

/**
 * Hashes passwords with Argon2id, which takes time and memory by design: on threads of its own, so
 * few that neither is ever short for those who read. Thread-safe.
 */
public final class Passwords {
  private static final int MEMORY_KIB = 19 * 1_024;
  private static final int ITERATIONS = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;
  private static final int THREADS = 2;

  private final WorkerExecutor workers;
  private final Timer timer;
  private final String nobody;

  private Passwords(WorkerExecutor workers, Timer timer, String nobody) {
    this.workers = workers;
    this.timer = timer;
    this.nobody = nobody;
  }

  /** Opens the threads, which end with the node. */
  public static Passwords open(Node node) {
    return open(node.vertx(), node.meters());
  }

  static Passwords open(Vertx vertx, MeterRegistry meters) {
    WorkerExecutor workers = vertx.createSharedWorkerExecutor("bulletin-passwords", THREADS);
    Timer timer =
        Timer.builder("bulletin.passwords")
            .description("passwords hashed, and the time it took")
            .register(meters);
    return new Passwords(workers, timer, hashOfNoPassword());
  }

  /** Random bytes in place of a hash: which password would give them nobody can tell. */
  private static String hashOfNoPassword() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB,
            ITERATIONS,
            LANES,
            encoder.encodeToString(random(SALT_BYTES)),
            encoder.encodeToString(random(HASH_BYTES)));
  }

  /** The hash to keep, with its parameters and a salt of its own. */
  public Future<String> hash(Secret password) {
    return work(() -> compute(password));
  }

  /** Whether the password is the one that was hashed, by the parameters of that hash. */
  Future<Boolean> matches(Secret password, String hash) {
    return work(() -> compare(password, hash));
  }

  /** A hash that no password has; to compare with takes as long as with any other. */
  public String nobody() {
    return nobody;
  }

  private <T> Future<T> work(Callable<T> task) {
    return workers.executeBlocking(() -> timer.recordCallable(task), /* ordered= */ false);
  }

  private static String compute(Secret password) {
    return Password.hash(composed(password))
        .addSalt(random(SALT_BYTES))
        .with(Argon2id.FUNCTION)
        .getResult();
  }

  private static boolean compare(Secret password, String hash) {
    return Password.check(composed(password), hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /** Keyboards write the same Vietnamese letter in several ways. */
  private static String composed(Secret password) {
    return Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return random;
  }

  /** It keeps as much memory as a hash takes, so it is made when the first is wanted. */
  private static final class Argon2id {
    static final Argon2Function FUNCTION =
        Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, HASH_BYTES, Argon2.ID);
  }
}
