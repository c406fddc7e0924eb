package dev.bulletin.report.pdf;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Makes PDF of reports. Thread-safe. */
public final class PdfMaker {
  /** Of all images of a report together. */
  private static final int MAX_IMAGE_BYTES = 16 << 20;

  private final ImageSource images;
  private final Work work;
  private final int maxImageBytes;

  /** Finds images there and computes with that. */
  public PdfMaker(ImageSource images, Work work) {
    this(images, work, MAX_IMAGE_BYTES);
  }

  PdfMaker(ImageSource images, Work work, int maxImageBytes) {
    this.maxImageBytes = maxImageBytes;
    this.images = images;
    this.work = work;
  }

  /** Runs computations where they keep nobody waiting. */
  @FunctionalInterface
  public interface Work {
    <T> Future<T> run(Callable<T> computation);
  }

  /** The report as PDF; fails with TOO_LARGE when making it would take too long. */
  public Future<Buffer> make(PdfContent content) {
    return work.run(() -> guarded(() -> PdfDocument.of(content)))
        .compose(
            document ->
                load(document.images())
                    .compose(found -> work.run(() -> guarded(() -> print(document, found)))));
  }

  private static Buffer print(PdfDocument document, OwnImages images) {
    return PdfPrinter.print(document.with(images), images);
  }

  private static <T> T guarded(Callable<T> computation) throws Exception {
    try {
      return computation.call();
    } catch (StackOverflowError e) {
      // The library descends once for every level, deeper than the page that was accepted.
      throw new ServiceException(
          ErrorCode.TOO_LARGE, "this report is nested too deeply to be printed; read its page");
    }
  }

  private Future<OwnImages> load(List<String> paths) {
    Map<String, Buffer> found = new LinkedHashMap<>();
    Future<?> last = Future.succeededFuture();
    for (String path : paths) {
      last = last.compose(before -> images.find(path)).map(image -> put(found, path, image));
    }
    return last.map(loaded -> new OwnImages(found));
  }

  private boolean put(Map<String, Buffer> found, String path, Optional<Buffer> image) {
    int before = found.values().stream().mapToInt(Buffer::length).sum();
    image
        .filter(bytes -> before + bytes.length() <= maxImageBytes)
        .ifPresent(bytes -> found.put(path, bytes));
    return true;
  }
}
