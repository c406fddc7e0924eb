package dev.bulletin.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.Language;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What a PDF is not made of, and how deep it may go. */
class PdfLimitsTest {
  private static final int SMALL_STACK = 256 << 10;

  @Test
  void imagesBeyondTheLimitOfBytesAreTheirWords() throws Exception {
    String html =
        "<p><img src=\"/images/a.png\" alt=\"First\"> <img src=\"/images/b.png\" alt=\"Second\"></p>";
    Buffer png = png();
    ImageSource source = path -> Future.succeededFuture(Optional.of(png));
    assertThat(text(new PdfMaker(source, new Direct(), png.length()), html))
        .contains("Second")
        .doesNotContain("First");
    assertThat(text(new PdfMaker(source, new Direct(), 2 * png.length()), html))
        .doesNotContain("First", "Second");
  }

  /** Less and less of a stack is left to the library, until it does not suffice. */
  @Test
  void whatIsNestedTooDeeplyIsRefusedAndNotAFault() throws Exception {
    var failure = new AtomicReference<Throwable>();
    var maker = new PdfMaker(ImageSource.NONE, new Direct());
    String html = "<blockquote>".repeat(400) + "deep";
    for (int used = 0; failure.get() == null; used += 100) {
      Thread thread = new Thread(null, below(used, maker, html, failure), "small", SMALL_STACK);
      thread.start();
      thread.join();
    }
    assertThat(failure.get())
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.TOO_LARGE));
  }

  private static Runnable below(
      int frames, PdfMaker maker, String html, AtomicReference<Throwable> failure) {
    return () -> {
      try {
        make(frames, maker, html, failure);
      } catch (StackOverflowError e) {
        failure.compareAndSet(null, e);
      }
    };
  }

  private static void make(
      int frames, PdfMaker maker, String html, AtomicReference<Throwable> failure) {
    if (frames == 0) {
      failure.set(maker.make(content(html)).cause());
    } else {
      make(frames - 1, maker, html, failure);
    }
  }

  private static String text(PdfMaker maker, String html) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(maker.make(content(html)).await().getBytes())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static PdfContent content(String html) {
    Instant day = Instant.parse("2026-11-20T08:00:00Z");
    return new PdfContent(
        Language.EN,
        "T",
        "",
        "An",
        List.of(),
        day,
        day,
        "https://x.example/x",
        "",
        html,
        List.of());
  }

  private static Buffer png() throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
    return Buffer.buffer(out.toByteArray());
  }

  /** Computes where it is called. */
  private static final class Direct implements PdfMaker.Work {
    @Override
    public <T> Future<T> run(Callable<T> computation) {
      try {
        return Future.succeededFuture(computation.call());
      } catch (Exception e) {
        return Future.failedFuture(e);
      }
    }
  }
}
