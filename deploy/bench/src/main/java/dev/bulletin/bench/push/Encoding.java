package dev.bulletin.bench.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.zip.GZIPOutputStream;

/** How samples are written. */
enum Encoding {
  JSON("JSON", "application/json"),
  LINES("line protocol", "text/plain; charset=utf-8"),
  PACKED_LINES("line protocol, gzip", "text/plain; charset=utf-8");

  private final String title;
  private final String contentType;

  Encoding(String title, String contentType) {
    this.title = title;
    this.contentType = contentType;
  }

  String title() {
    return title;
  }

  HttpRequest.Builder describe(HttpRequest.Builder request) {
    request.header("Content-Type", contentType);
    return this == PACKED_LINES ? request.header("Content-Encoding", "gzip") : request;
  }

  byte[] pack(byte[] text) {
    return this == PACKED_LINES ? gzip(text) : text;
  }

  private static byte[] gzip(byte[] text) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
