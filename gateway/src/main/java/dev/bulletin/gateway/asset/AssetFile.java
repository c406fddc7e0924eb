package dev.bulletin.gateway.asset;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Makes an asset of the bytes of a file. */
final class AssetFile {
  private static final Map<String, String> CONTENT_TYPES_BY_ENDING =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private AssetFile() {}

  static Asset read(String path, byte[] bytes) {
    return new Asset(
        path, contentType(path), Buffer.buffer(bytes), Buffer.buffer(gzip(bytes)), etag(bytes));
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

  private static String etag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(digest, 0, 8) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compresses once for many readers, so it takes its time. */
  private static final class StrongGzip extends GZIPOutputStream {
    StrongGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
