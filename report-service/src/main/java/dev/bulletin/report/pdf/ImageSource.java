package dev.bulletin.report.pdf;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Where the pictures in reports are kept. */
@FunctionalInterface
public interface ImageSource {
  /** Keeps none: where a picture stands in a report, its words are printed. */
  ImageSource NONE = path -> Future.succeededFuture(Optional.empty());

  /**
   * A picture, as PNG or JPEG.
   *
   * @param path as it stands in reports, beginning with {@code /images/}
   */
  Future<Optional<Buffer>> find(String path);
}
