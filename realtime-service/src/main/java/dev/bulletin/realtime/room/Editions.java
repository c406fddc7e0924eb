package dev.bulletin.realtime.room;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Message;
import dev.bulletin.realtime.protocol.Publication;
import java.time.Duration;
import java.util.List;

/**
 * What the event loops of a node tell alike, encoded by the first that comes to tell it.
 * Thread-safe.
 *
 * <p>The loops come to a tick at the same time, so that nothing has to be kept for long.
 */
public final class Editions {
  private static final Duration KEPT = Duration.ofSeconds(2);

  private final Cache<Batch, Publication> publicationsByBatch = cache();
  private final Cache<List<Message>, Frame> framesByMessages = cache();

  private static <K, V> Cache<K, V> cache() {
    return Caffeine.newBuilder().expireAfterWrite(KEPT).executor(Runnable::run).build();
  }

  Publication publication(Batch batch) {
    return publicationsByBatch.get(batch, Batch::publication);
  }

  /**
   * A frame of them for many.
   *
   * @param encoded hears of it, once a format at most
   */
  Frame frame(List<Message> messages, Runnable encoded) {
    return framesByMessages.get(messages, some -> Frame.shared(some, encoded));
  }
}
