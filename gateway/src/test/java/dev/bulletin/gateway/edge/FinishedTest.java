package dev.bulletin.gateway.edge;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import dev.bulletin.gateway.encoding.Coding;
import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.gateway.encoding.Effort;
import dev.bulletin.gateway.encoding.Encoded;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FinishedTest {
  private static final String PAGE = "<p>The week ahead, a market that waits.</p>\n".repeat(100);
  private static final long LIMIT = 30;

  private static final Finished.Kind KIND =
      new Finished.Kind("text/html; charset=utf-8", "en", "no-cache");

  private static final Vertx vertx = Vertx.vertx();
  private static WebClient client;
  private static int port;

  @BeforeAll
  static void start() throws Exception {
    byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
    Finished all =
        new Finished(KIND, Compressor.load().encode(page, Effort.THOROUGH), new SecurityHeaders());
    Finished without =
        new Finished(
            KIND, Compressor.withoutBrotli().encode(page, Effort.THOROUGH), new SecurityHeaders());
    byte[] few = "Hm.".getBytes(StandardCharsets.UTF_8);
    Finished tiny =
        new Finished(KIND, Compressor.load().encode(few, Effort.THOROUGH), new SecurityHeaders());
    Finished quick =
        new Finished(KIND, Compressor.load().encode(page, Effort.QUICK), new SecurityHeaders());
    Map<String, Finished> byPath =
        Map.of("/all", all, "/without", without, "/tiny", tiny, "/quick", quick);
    port =
        vertx
            .createHttpServer()
            .requestHandler(request -> byPath.get(request.path()).answer(request))
            .listen(0, "127.0.0.1")
            .await(LIMIT, SECONDS)
            .actualPort();
    client = WebClient.create(vertx);
  }

  @AfterAll
  static void stop() throws Exception {
    vertx.close().await(LIMIT, SECONDS);
  }

  private static HttpResponse<Buffer> send(HttpMethod method, String path, String... headers)
      throws Exception {
    HttpRequest<Buffer> request = client.request(method, port, "127.0.0.1", path);
    for (int i = 0; i < headers.length; i += 2) {
      request.putHeader(headers[i], headers[i + 1]);
    }
    return request.send().await(LIMIT, SECONDS);
  }

  private static HttpResponse<Buffer> get(String accepted, String... headers) throws Exception {
    String[] all = new String[headers.length + 2];
    all[0] = "accept-encoding";
    all[1] = accepted;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return send(HttpMethod.GET, "/all", all);
  }

  @Test
  void sendsBrotliToWhoReadsIt() throws Exception {
    HttpResponse<Buffer> answer = get("gzip, deflate, br");
    assertThat(answer.getHeader("content-encoding")).isEqualTo("br");
    assertThat(Decoder.decompress(answer.body().getBytes()).getDecompressedData())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(PAGE);
  }

  @Test
  void sendsAPageAsItIsToWhoReadsNothingElse() throws Exception {
    HttpResponse<Buffer> answer = get("br;q=0, gzip;q=0");
    assertThat(answer.getHeader("content-encoding")).isNull();
    assertThat(answer.bodyAsString()).isEqualTo(PAGE);
  }

  @Test
  void sendsGzipWhereThereIsNoBrotli() throws Exception {
    HttpResponse<Buffer> answer =
        send(HttpMethod.GET, "/without", "accept-encoding", "br, gzip;q=0.1");
    assertThat(answer.getHeader("content-encoding")).isEqualTo("gzip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip", "identity"})
  void tellsWhatDependsOnTheCoding(String coding) throws Exception {
    HttpResponse<Buffer> answer = get(coding);
    assertThat(answer.headers().getAll("vary")).containsExactly("accept-encoding");
    assertThat(answer.getHeader("content-length"))
        .isEqualTo(Integer.toString(answer.body().length()));
    assertThat(answer.getHeader("content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(answer.getHeader("content-language")).isEqualTo("en");
    assertThat(answer.getHeader("cache-control")).isEqualTo("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip", "identity"})
  void answersNotModifiedToWhoHasThoseBytes(String coding) throws Exception {
    String tag = get(coding).getHeader("etag");
    HttpResponse<Buffer> again = get(coding, "if-none-match", "\"other\", " + tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isNull();
    assertThat(again.getHeader("etag")).isEqualTo(tag);
    assertThat(again.getHeader("vary")).isEqualTo("accept-encoding");
    assertThat(again.getHeader("content-encoding")).isNull();
  }

  /** A strong tag is of bytes: those of one coding are not those of another. */
  @ParameterizedTest
  @CsvSource({"br,gzip", "gzip,br", "identity,br", "br,identity", "identity,gzip", "gzip,identity"})
  void sendsThePageToWhoHasItInAnotherCoding(String held, String wanted) throws Exception {
    String tag = get(held).getHeader("etag");
    assertThat(get(wanted, "if-none-match", tag).statusCode()).isEqualTo(200);
  }

  /** Other bytes have another tag; who has the same content has it, however it was compressed. */
  @ParameterizedTest
  @CsvSource({"/all,/quick", "/quick,/all"})
  void answersNotModifiedToWhoHasItCompressedWithAnotherEffort(String held, String now)
      throws Exception {
    String tag = send(HttpMethod.GET, held, "accept-encoding", "br").getHeader("etag");
    String other = send(HttpMethod.GET, now, "accept-encoding", "br").getHeader("etag");
    assertThat(other).isNotEqualTo(tag);
    HttpResponse<Buffer> again =
        send(HttpMethod.GET, now, "accept-encoding", "br", "if-none-match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isNull();
    assertThat(again.headers().getAll("etag")).containsExactly(tag);
    HttpResponse<Buffer> own =
        send(HttpMethod.GET, now, "accept-encoding", "br", "if-none-match", other);
    assertThat(own.statusCode()).isEqualTo(304);
    assertThat(own.headers().getAll("etag")).containsExactly(other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip", "identity"})
  void answersHeadLikeGetWithoutABody(String coding) throws Exception {
    HttpResponse<Buffer> page = get(coding);
    HttpResponse<Buffer> head = send(HttpMethod.HEAD, "/all", "accept-encoding", coding);
    assertThat(head.body()).isNull();
    for (String name : page.headers().names()) {
      assertThat(head.getHeader(name)).as(name).isEqualTo(page.getHeader(name));
    }
  }

  @Test
  void sendsAllToWhoAsksForAPart() throws Exception {
    HttpResponse<Buffer> answer = get("identity", "range", "bytes=0-9");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("accept-ranges")).isNull();
    assertThat(answer.bodyAsString()).isEqualTo(PAGE);
  }

  @Test
  void sendsGzipThatTheSameComesOutOfToWhoReadsNothingBetter() throws Exception {
    HttpResponse<Buffer> answer = get("gzip");
    assertThat(answer.getHeader("content-encoding")).isEqualTo("gzip");
    assertThat(Compressor.inflate(Coding.GZIP, answer.body().getBytes()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(PAGE);
  }

  @Test
  void offersNoCodingOfABodyThatGetsNoSmaller() throws Exception {
    HttpResponse<Buffer> answer = send(HttpMethod.GET, "/tiny", "accept-encoding", "br, gzip");
    assertThat(answer.getHeader("content-encoding")).isNull();
    assertThat(answer.bodyAsString()).isEqualTo("Hm.");
  }

  /** What makes it be kept would be the larger part of a page. */
  @Test
  void doesNotKeepThePageAsItIs() {
    byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
    Encoded encoded = Compressor.load().encode(page, Effort.QUICK);
    var asItIs = new WeakReference<>(encoded.body(Coding.IDENTITY));
    Finished finished = new Finished(KIND, encoded, new SecurityHeaders());
    encoded = null;
    Eventually.that(
        Duration.ofSeconds(LIMIT),
        () -> {
          System.gc();
          assertThat(asItIs.get()).isNull();
        });
    assertThat(finished.weight()).isPositive();
  }

  @Test
  void weighsWhatIsKeptAndNotWhatIsMadeOfIt() {
    byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
    for (Compressor compressor : List.of(Compressor.load(), Compressor.withoutBrotli())) {
      int kept =
          new Finished(KIND, compressor.encode(page, Effort.THOROUGH), new SecurityHeaders())
              .weight();
      assertThat(kept).isGreaterThan(2 * 1_024).isLessThan(2 * 1_024 + page.length);
    }
  }
}
