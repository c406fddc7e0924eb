package dev.bulletin.gateway.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
  private static final Set<Coding> ALL = EnumSet.allOf(Coding.class);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, deflate, br, zstd                | BROTLI",
        "br                                     | BROTLI",
        "BR                                     | BROTLI",
        "GZip                                   | GZIP",
        "gzip                                   | GZIP",
        "gzip;q=1.0, br;q=1.0                   | BROTLI",
        "gzip;q=1.0, br;q=0.9                   | GZIP",
        "br;q=0.001, gzip;q=0                   | BROTLI",
        "br;q=0, gzip                           | GZIP",
        "br;q=0.000, gzip;q=0.001               | GZIP",
        "br ; q=0 , gzip ; q=0.5                | GZIP",
        "br;Q=0, gzip;Q=0.5                     | GZIP",
        "br;q=0                                 | IDENTITY",
        "*                                      | BROTLI",
        "*;q=0.5                                | BROTLI",
        "br;q=0, *                              | GZIP",
        "gzip, *;q=0                            | GZIP",
        "gzip;q=0.5, *;q=0.8                    | BROTLI",
        "identity                               | IDENTITY",
        "identity, gzip;q=0.5                   | IDENTITY",
        "identity;q=0.5, gzip;q=0.6             | GZIP",
        "identity;q=0, gzip;q=0.1               | GZIP",
        "identity;q=0                           | IDENTITY",
        "*;q=0                                  | IDENTITY",
        "deflate, zstd                          | IDENTITY",
        "brotli, gzipped, xgzip                 | IDENTITY",
        "br;q=2, gzip                           | GZIP",
        "br;q=1.001, gzip;q=0.1                 | GZIP",
        "br;q=0.1234, gzip;q=0.1                | GZIP",
        "br;q=, gzip;q=x                        | IDENTITY",
        "br;q, gzip;level=9                     | IDENTITY",
        ", ,,gzip,                              | GZIP",
        "gzip\t;\tq=1                           | GZIP",
        "'br; q=1'                              | BROTLI",
      })
  void takesWhatTheClientLikesBest(String header, Coding coding) {
    assertThat(AcceptEncoding.preferred(header, ALL)).isEqualTo(coding);
  }

  @Test
  void sendsABodyAsItIsToWhoSaysNothing() {
    assertThat(AcceptEncoding.preferred(null, ALL)).isEqualTo(Coding.IDENTITY);
    assertThat(AcceptEncoding.preferred("", ALL)).isEqualTo(Coding.IDENTITY);
  }

  @Test
  void takesTheNextBestOfWhatThereIs() {
    Set<Coding> without = EnumSet.of(Coding.GZIP, Coding.IDENTITY);
    assertThat(AcceptEncoding.preferred("br, gzip;q=0.5", without)).isEqualTo(Coding.GZIP);
    assertThat(AcceptEncoding.preferred("br", without)).isEqualTo(Coding.IDENTITY);
    assertThat(AcceptEncoding.preferred("*", EnumSet.of(Coding.IDENTITY)))
        .isEqualTo(Coding.IDENTITY);
  }
}
