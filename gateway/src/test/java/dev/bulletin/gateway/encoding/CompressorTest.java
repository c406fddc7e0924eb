package dev.bulletin.gateway.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class CompressorTest {
  private static final byte[] PAGE =
      "<li>Báo cáo tuần: thị trường chờ đợi</li>\n".repeat(400).getBytes(StandardCharsets.UTF_8);

  private static final byte[] LARGE =
      "<li>Báo cáo tuần: thị trường chờ đợi</li>\n".repeat(4_000).getBytes(StandardCharsets.UTF_8);

  private final Compressor compressor = Compressor.load();

  @Test
  void compressesSoThatTheSameComesOut() throws IOException {
    Map<Coding, Buffer> bodies = compressor.encode(PAGE, Effort.THOROUGH).bodies();
    assertThat(bodies.get(Coding.IDENTITY).getBytes()).isEqualTo(PAGE);
    assertThat(Decoder.decompress(bodies.get(Coding.BROTLI).getBytes()).getDecompressedData())
        .isEqualTo(PAGE);
    var gzip = new ByteArrayInputStream(Compressor.gzip(PAGE));
    assertThat(new GZIPInputStream(gzip).readAllBytes()).isEqualTo(PAGE);
  }

  @Test
  void inflatesWhatItHasCompressed() {
    Map<Coding, Buffer> bodies = compressor.encode(LARGE, Effort.THOROUGH).bodies();
    for (Coding coding : Coding.values()) {
      byte[] compressed = bodies.get(coding).getBytes();
      assertThat(Compressor.inflate(coding, compressed)).as("%s", coding).isEqualTo(LARGE);
    }
  }

  /** For an event loop has to make it of the other. */
  @Test
  void makesGzipLaterUnlessTheBodyIsLarge() {
    assertThat(compressor.encode(PAGE, Effort.THOROUGH).bodies())
        .containsOnlyKeys(Coding.IDENTITY, Coding.BROTLI);
    assertThat(compressor.encode(LARGE, Effort.THOROUGH).bodies())
        .containsOnlyKeys(Coding.values());
  }

  @Test
  void makesBrotliSmallerThanGzip() {
    Map<Coding, Buffer> bodies = compressor.encode(LARGE, Effort.THOROUGH).bodies();
    assertThat(bodies.get(Coding.BROTLI).length()).isLessThan(bodies.get(Coding.GZIP).length());
    assertThat(bodies.get(Coding.GZIP).length()).isLessThan(LARGE.length / 10);
  }

  @Test
  void offersNothingThatIsLongerThanTheBodyItself() {
    Encoded tiny = compressor.encode("Hm.".getBytes(StandardCharsets.UTF_8), Effort.THOROUGH);
    assertThat(tiny.bodies()).containsOnlyKeys(Coding.IDENTITY);
  }

  @Test
  void doesWithGzipWhereThereIsNoBrotli() {
    assertThat(Compressor.withoutBrotli().encode(PAGE, Effort.THOROUGH).bodies())
        .containsOnlyKeys(Coding.IDENTITY, Coding.GZIP);
  }

  @Test
  void namesTheBytesOfEachCodingDifferently() {
    String tag = compressor.encode(PAGE, Effort.THOROUGH).etag();
    assertThat(tag).matches("\"[0-9a-f]{24}\"");
    assertThat(EntityTag.in(Coding.IDENTITY, Effort.THOROUGH, tag)).isEqualTo(tag);
    assertThat(EntityTag.in(Coding.GZIP, Effort.THOROUGH, tag))
        .isEqualTo(tag.replaceAll("\"$", "-gzip\""));
    assertThat(EntityTag.in(Coding.BROTLI, Effort.THOROUGH, tag))
        .isEqualTo(tag.replaceAll("\"$", "-br\""));
    assertThat(Compressor.withoutBrotli().encode(PAGE, Effort.THOROUGH).etag()).isEqualTo(tag);
  }

  /** The bytes of Brotli alone depend on it. */
  @Test
  void namesTheBytesOfEachEffortDifferently() {
    String tag = compressor.encode(PAGE, Effort.QUICK).etag();
    for (Coding coding : Coding.values()) {
      String quick = EntityTag.in(coding, Effort.QUICK, tag);
      String thorough = EntityTag.in(coding, Effort.THOROUGH, tag);
      assertThat(quick.equals(thorough)).as("%s", coding).isEqualTo(coding != Coding.BROTLI);
    }
  }

  @Test
  void makesWhatFewWillReadLargerThanWhatManyWill() {
    Buffer quick = compressor.encode(PAGE, Effort.QUICK).body(Coding.BROTLI);
    Buffer thorough = compressor.encode(PAGE, Effort.THOROUGH).body(Coding.BROTLI);
    assertThat(quick.length()).isGreaterThan(thorough.length());
    assertThat(Compressor.inflate(Coding.BROTLI, quick.getBytes())).isEqualTo(PAGE);
  }
}
