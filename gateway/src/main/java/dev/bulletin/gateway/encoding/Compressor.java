package dev.bulletin.gateway.encoding;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.Decoder;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compresses what is made while the service runs: by gzip, and by Brotli where its library runs.
 * Not for an event loop. Thread-safe.
 */
public final class Compressor {
  private static final Logger log = LoggerFactory.getLogger(Compressor.class);

  /** The next one that makes a page much smaller takes many times as long. */
  private static final int THOROUGH = 5;

  /** In less than half of the time, and about as small as by gzip. */
  private static final int QUICK = 2;

  /** Up to here an event loop may compress, or inflate, once for a page. */
  private static final int SHORT = 100_000;

  private final boolean brotli;

  private Compressor(boolean brotli) {
    this.brotli = brotli;
  }

  /** With what this machine has. */
  public static Compressor load() {
    if (!Brotli4jLoader.isAvailable()) {
      log.warn(
          "no brotli on this machine, pages are sent as gzip or as they are: {}",
          String.valueOf(Brotli4jLoader.getUnavailabilityCause()));
    }
    return new Compressor(Brotli4jLoader.isAvailable());
  }

  /** As on a machine for which there is no Brotli. */
  public static Compressor withoutBrotli() {
    return new Compressor(/* brotli= */ false);
  }

  /**
   * By Brotli alone where that is to be had: gzip is made of it for who asks, see {@link #gzip}. Of
   * what is large both are made at once.
   */
  public Encoded encode(byte[] body, Effort effort) {
    Map<Coding, byte[]> compressed = new EnumMap<>(Coding.class);
    if (brotli) {
      compressed.put(Coding.BROTLI, brotli(body, effort == Effort.QUICK ? QUICK : THOROUGH));
    }
    if (!brotli || body.length > SHORT) {
      compressed.put(Coding.GZIP, gzip(body));
    }
    return Encoded.of(body, compressed, effort);
  }

  static byte[] brotli(byte[] body, int quality) {
    try {
      return Encoder.compress(body, Encoder.Parameters.create(quality).setMode(Encoder.Mode.TEXT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was compressed, as it was before. */
  public static byte[] inflate(Coding coding, byte[] compressed) {
    try {
      return switch (coding) {
        case BROTLI -> Decoder.decompress(compressed).getDecompressedData();
        case GZIP -> unzip(compressed);
        case IDENTITY -> compressed;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unzip(byte[] compressed) throws IOException {
    try (var zip = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return zip.readAllBytes();
    }
  }

  /** Compresses for who takes nothing better. */
  public static byte[] gzip(byte[] body) {
    var out = new ByteArrayOutputStream(body.length / 3 + 64);
    try (var zip = new GZIPOutputStream(out)) {
      zip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
