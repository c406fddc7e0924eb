package dev.bulletin.common.web;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.error.CannotStartException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * By what a server shows who it is; without files it speaks in the clear.
 *
 * @param certificate the file of the certificate and those that vouch for it, in PEM
 * @param key the file of its key, in PEM
 * @param lookEvery how soon other files in their place are noticed
 */
public record TlsConfig(String certificate, String key, Duration lookEvery) {
  public static final TlsConfig NONE = new TlsConfig("", "", Duration.ofSeconds(10));

  /** Reads {@code <prefix>_CERTIFICATE} and {@code <prefix>_KEY}. */
  public static TlsConfig read(ConfigReader in, String prefix) {
    String certificate = in.string(prefix + "_CERTIFICATE", "");
    String key = in.string(prefix + "_KEY", "");
    if (certificate.isEmpty() != key.isEmpty()) {
      in.reject(prefix + "_CERTIFICATE", "goes with " + prefix + "_KEY: set both or none");
      return NONE;
    }
    return new TlsConfig(
        certificate,
        key,
        in.duration(
            prefix + "_LOOK_EVERY", NONE.lookEvery, Duration.ofMillis(100), Duration.ofHours(1)));
  }

  public boolean isOn() {
    return !certificate.isEmpty();
  }

  /** The files as they are now. */
  PemKeyCertOptions read() {
    return new PemKeyCertOptions().setCertValue(content(certificate)).setKeyValue(content(key));
  }

  private static Buffer content(String file) {
    try {
      return Buffer.buffer(Files.readAllBytes(Path.of(file)));
    } catch (IOException e) {
      throw new CannotStartException("cannot read " + file + ": " + e.getMessage());
    }
  }
}
