package dev.bulletin.report.file;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Keeps finished files while there is room; each is made once, however many ask for it meanwhile.
 * What could not be made is tried again when it is next asked for. Thread-safe.
 */
final class Shelf {
  private static final Duration UNUSED = Duration.ofHours(1);

  private final AsyncCache<FileKey, MadeFile> files;

  /** Keeps as many bytes together. */
  Shelf(long maxBytes) {
    this.files =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((FileKey key, MadeFile file) -> file.bytes().length())
            .expireAfterAccess(UNUSED)
            .buildAsync();
  }

  /** The file, when need be from that maker. */
  Future<MadeFile> file(FileKey key, Context context, Supplier<Future<MadeFile>> maker) {
    return Future.fromCompletionStage(
        files.get(key, (made, executor) -> maker.get().toCompletionStage().toCompletableFuture()),
        context);
  }
}
