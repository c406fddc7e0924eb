package dev.bulletin.report.pdf;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The images of a document, by their paths: the only things that a PDF is made with besides its
 * HTML. Whatever else the HTML names is neither looked up nor asked for, wherever it is.
 */
record OwnImages(Map<String, Buffer> byPath) {
  private static final String SCHEME = "bulletin-image";

  OwnImages {
    byPath = Map.copyOf(byPath);
  }

  static String uri(String path) {
    return SCHEME + ":" + path;
  }

  boolean has(String path) {
    return byPath.containsKey(path);
  }

  /** Lets the builder read them, and nothing else. */
  void guard(PdfRendererBuilder builder) {
    builder.useUriResolver((base, uri) -> resolve(uri));
    builder.useProtocolsStreamImplementation(uri -> new Bytes(bytes(uri)), SCHEME);
  }

  /** As the library takes a no. */
  private @Nullable String resolve(String uri) {
    return uri.startsWith(SCHEME + ":") && has(path(uri)) ? uri : null;
  }

  private static String path(String uri) {
    return uri.substring(SCHEME.length() + 1);
  }

  private byte[] bytes(String uri) {
    return byPath.getOrDefault(path(uri), Buffer.buffer()).getBytes();
  }

  private record Bytes(byte[] bytes) implements FSStream {
    @Override
    public InputStream getStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
