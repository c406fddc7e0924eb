package dev.bulletin.gateway.asset;

import dev.bulletin.gateway.encoding.Coding;
import dev.bulletin.gateway.encoding.Effort;
import dev.bulletin.gateway.encoding.Encoded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Makes an asset of the bytes of a file. */
final class AssetFile {
  private static final Map<String, String> CONTENT_TYPES_BY_ENDING =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png");

  private AssetFile() {}

  /**
   * Of the file and of what the build has compressed it to, which takes longer than a start may.
   *
   * @param brotli the same file, compressed
   */
  static Asset read(String path, byte[] bytes, byte[] brotli) {
    Map<Coding, byte[]> compressed = Map.of(Coding.BROTLI, brotli, Coding.GZIP, gzip(bytes));
    return new Asset(path, contentType(path), Encoded.of(bytes, compressed, Effort.THOROUGH));
  }

  private static String contentType(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    String type = CONTENT_TYPES_BY_ENDING.get(ending);
    if (type == null) {
      throw new IllegalArgumentException("no content type is known for " + path);
    }
    return type;
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 3);
    try (var gzip = new StrongGzip(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Compresses once for many readers, so it takes its time. */
  private static final class StrongGzip extends GZIPOutputStream {
    StrongGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
