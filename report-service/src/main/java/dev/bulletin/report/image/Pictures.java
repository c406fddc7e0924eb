package dev.bulletin.report.image;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;

/**
 * Makes pictures of uploads, on the pool for heavy computation: what is kept was drawn here, so
 * that places, names of cameras and whatever else hid in the file are gone. Thread-safe.
 */
final class Pictures {
  /** What a page shows at twice the width of its text. */
  static final int MAX_WIDTH = 2_560;

  /** Of an upload, and of what is kept. */
  static final int MAX_BYTES = 8 << 20;

  private final WorkerExecutor cpu;

  Pictures(WorkerExecutor cpu) {
    this.cpu = cpu;
  }

  /**
   * The upload as it is to be kept; fails with UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST or
   * TOO_LARGE.
   */
  Future<Picture> of(Buffer upload) {
    return cpu.executeBlocking(() -> of(upload.getBytes()), /* ordered= */ false);
  }

  static Picture of(byte[] upload) {
    SourceFormat source = SourceFormat.of(upload).orElseThrow(() -> unknown(upload));
    StoredFormat stored = source.stored();
    Orientation orientation = Orientation.of(upload, source);
    BufferedImage image =
        Encoding.redraw(
            Decoding.decode(upload, source, orientation, MAX_WIDTH),
            orientation,
            stored,
            MAX_WIDTH);
    byte[] bytes = Encoding.encode(image, stored);
    if (bytes.length > MAX_BYTES) {
      throw new ServiceException(
          ErrorCode.TOO_LARGE,
          "encoded anew the image has %,d bytes, more than %,d; send a photograph as JPEG, or fewer"
                  .formatted(bytes.length, MAX_BYTES)
              + " pixels");
    }
    return Picture.of(stored, image.getWidth(), image.getHeight(), bytes);
  }

  private static ServiceException unknown(byte[] upload) {
    return new ServiceException(
        ErrorCode.UNSUPPORTED_MEDIA_TYPE,
        (isWebP(upload) ? "WebP is not taken" : "the bytes are no image that is taken")
            + "; send PNG, JPEG or GIF");
  }

  private static boolean isWebP(byte[] upload) {
    return upload.length >= 12
        && new String(upload, 0, 12, StandardCharsets.ISO_8859_1).matches("(?s)RIFF....WEBP");
  }
}
