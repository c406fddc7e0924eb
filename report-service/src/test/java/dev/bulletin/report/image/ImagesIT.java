package dev.bulletin.report.image;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.report.Examples;
import dev.bulletin.report.InternalPort;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures over the internal port of a whole service. */
@ExtendWith(Servers.class)
class ImagesIT {
  private static PostgresServer postgres;
  private static String role;
  private static InternalPort port;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    role = access.user();
    port = InternalPort.open(access);
  }

  @AfterAll
  static void stop() {
    port.close();
  }

  @Test
  void anUploadIsShownAtTheAddressItIsAnsweredWith() {
    InternalPort.Answer answer = upload(Uploads.picture("jpg", 3_000, 300));
    assertThat(answer.status()).isEqualTo(201);
    JsonObject uploaded = answer.body().toJsonObject();
    assertThat(uploaded.getString("path"))
        .isEqualTo("/images/" + uploaded.getString("id") + ".jpg");
    assertThat(answer.head().getHeader("location")).isEqualTo(uploaded.getString("path"));
    assertThat(uploaded.getString("type")).isEqualTo("image/jpeg");
    assertThat(uploaded.getInteger("width")).isEqualTo(2_560);
    assertThat(uploaded.getInteger("height")).isEqualTo(256);
    InternalPort.Answer shown = port.get(uploaded.getString("path"));
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.head().getHeader("content-type")).isEqualTo("image/jpeg");
    assertThat(shown.head().getHeader("x-content-type-options")).isEqualTo("nosniff");
    assertThat(shown.body().length()).isEqualTo(uploaded.getInteger("bytes"));
    assertThat(Uploads.decoded(shown.body().getBytes()).getWidth()).isEqualTo(2_560);
  }

  @Test
  void whoHasAPictureNeedNotAskAgain() {
    JsonObject uploaded = upload(Uploads.picture("png", 31, 17)).body().toJsonObject();
    InternalPort.Answer first = port.get(uploaded.getString("path"));
    String tag = first.head().getHeader("etag");
    assertThat(tag).isEqualTo("\"" + uploaded.getString("id") + "\"");
    assertThat(first.head().getHeader("cache-control"))
        .isEqualTo("public, max-age=31536000, immutable");
    InternalPort.Answer second =
        done(
            port.anonymous(HttpMethod.GET, uploaded.getString("path"))
                .map(request -> request.putHeader("If-None-Match", "\"other\", " + tag))
                .compose(request -> InternalPort.answer(request.send())));
    assertThat(second.status()).isEqualTo(304);
    assertThat(second.head().getHeader("etag")).isEqualTo(tag);
    assertThat(second.body().length()).isZero();
  }

  @Test
  void theSamePictureIsKeptOnce() {
    byte[] picture = Uploads.picture("png", 32, 18);
    String id = upload(picture).body().toJsonObject().getString("id");
    assertThat(upload(picture).body().toJsonObject().getString("id")).isEqualTo(id);
    assertThat(
            postgres.query(
                "SELECT uploaded_by || ' ' || size - length(bytes) FROM %s.image WHERE id = ?"
                    .formatted(role),
                id))
        .containsExactly("token:analyst 0");
  }

  @Test
  void anUnknownPictureAndAWrongExtensionAreNotFound() {
    String id = upload(Uploads.picture("png", 33, 19)).body().toJsonObject().getString("id");
    assertThat(port.get("/images/" + id).status()).isEqualTo(200);
    assertThat(port.get("/images/" + id + ".jpg").status()).isEqualTo(404);
    assertThat(port.get("/images/" + "0".repeat(32) + ".png").status()).isEqualTo(404);
    assertThat(port.get("/images/..%2f..%2fetc").status()).isEqualTo(404);
  }

  @Test
  void whatIsTooLargeIsNotRead() {
    byte[] large = new byte[Pictures.MAX_BYTES + 1];
    assertThat(upload(large).status()).isEqualTo(413);
  }

  @Test
  void saysWhatIsWrongWithAnUpload() {
    InternalPort.Answer answer = upload("<svg/>".getBytes());
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.body().toJsonObject().getString("detail")).contains("send PNG, JPEG or GIF");
    assertThat(upload(new byte[0]).status()).isEqualTo(415);
  }

  @Test
  void onlyWhoMayWriteUploads() {
    Buffer picture = Buffer.buffer(Uploads.picture("png", 34, 20));
    var reader = new Principal("token:reader", Set.of());
    assertThat(port.post("/images", reader, picture).status()).isEqualTo(403);
    assertThat(
            done(port.anonymous(HttpMethod.POST, "/images")
                    .compose(request -> InternalPort.answer(request.send(picture))))
                .status())
        .isEqualTo(401);
  }

  @Test
  void looksAtNothingOfWhoeverMayNotUpload() {
    var reader = new Principal("token:reader", Set.of());
    Buffer large = Buffer.buffer(new byte[Pictures.MAX_BYTES + 1]);
    assertThat(port.post("/images", reader, large).status()).isEqualTo(403);
  }

  private static InternalPort.Answer upload(byte[] bytes) {
    return port.post("/images", Examples.ANALYST, Buffer.buffer(bytes));
  }
}
