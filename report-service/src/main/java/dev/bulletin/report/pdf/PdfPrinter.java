package dev.bulletin.report.pdf;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;

/** Makes PDF of HTML: tagged, with bookmarks, and with all its letters in it. */
final class PdfPrinter {
  static {
    // Tells line by line what it thinks of each document; what matters it throws.
    XRLog.setLoggingEnabled(false);
  }

  private PdfPrinter() {}

  /** The document on paper. */
  static Buffer print(Document html, OwnImages images) {
    var out = new ByteArrayOutputStream();
    try (var charts = new BatikSVGDrawer()) {
      var builder = new PdfRendererBuilder();
      builder.usePdfUaAccessibility(true);
      builder.withProducer("Bulletin");
      builder.useSVGDrawer(charts);
      Fonts.add(builder);
      images.guard(builder);
      builder.withW3cDocument(new W3CDom().fromJsoup(html), "bulletin:/");
      builder.toStream(out);
      builder.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Buffer.buffer(out.toByteArray());
  }
}
