package dev.bulletin.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.realtime.ListRooms;
import dev.bulletin.contract.realtime.PublishToRoom;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of requests about rooms. */
class RoomRequestsIT {
  private static final String ROOMS = "/api/v1/rooms";
  private static final String PUBLICATIONS = ROOMS + "/dashboard%3Acrypto/publications";
  private static final String BODY = "{\"type\":\"note\",\"key\":\"a\",\"data\":[1.25,null]}";

  @RegisterExtension private static final RunningApi api = new RunningApi();
  private static final FakeService service = api.service();

  @Test
  void publishesWhatItIsGivenUnderTheKeyThatItIsGiven() throws Exception {
    HttpResponse<Buffer> answer = publish(BODY, "7f3a");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.bodyAsJsonObject().getString("id")).isEqualTo("7f3a");
    PublishToRoom command = service.last(PublishToRoom.class);
    assertThat(command.room()).isEqualTo("dashboard:crypto");
    assertThat(command.type()).isEqualTo("note");
    assertThat(command.key()).isEqualTo("a");
    assertThat(command.id()).isEqualTo("7f3a");
    assertThat(command.json()).isEqualTo("[1.25,null]");
    assertThat(command.principal().may("rooms:publish")).isTrue();
  }

  @Test
  void withoutAKeyEachRequestIsAnother() throws Exception {
    api.send("POST", PUBLICATIONS, BODY, json());
    String first = service.last(PublishToRoom.class).id();
    api.send("POST", PUBLICATIONS, BODY, json());
    assertThat(service.last(PublishToRoom.class).id()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                            | type, key, data: required",
        "{\"type\":\"a\",\"key\":\"b\"}                | data: required",
        "{\"type\":\"a\",\"key\":7,\"data\":1}         | key: expected 1 to 200 characters",
        "{\"type\":\"a\",\"key\":\"\\u0000\",\"data\":1} | key: contains the character U+0000"
      })
  void namesTheFieldThatDoesNotFit(String body, String detail) throws Exception {
    HttpResponse<Buffer> answer = publish(body, "k");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("detail")).isEqualTo(detail);
  }

  @Test
  void takesNullForAValue() throws Exception {
    publish("{\"type\":\"a\",\"key\":\"b\",\"data\":null}", "k");
    assertThat(service.last(PublishToRoom.class).json()).isEqualTo("null");
  }

  @Test
  void refusesAKeyThatIsNone() throws Exception {
    assertThat(publish(BODY, "a b").statusCode()).isEqualTo(400);
    assertThat(publish(BODY, "x".repeat(201)).statusCode()).isEqualTo(400);
  }

  @Test
  void listsRoomsPageByPage() throws Exception {
    HttpResponse<Buffer> answer =
        api.send(
            "GET", ROOMS + "?prefix=dashboard:&limit=1", "", "authorization", RunningApi.WRITER);
    assertThat(service.last(ListRooms.class)).isEqualTo(new ListRooms("dashboard:", null, 1));
    assertThat(answer.getHeader("link")).contains("after=dashboard%3Acrypto").contains("next");
  }

  private static HttpResponse<Buffer> publish(String body, String key) throws Exception {
    return api.send(
        "POST",
        PUBLICATIONS,
        body,
        "content-type",
        "application/json",
        "authorization",
        RunningApi.WRITER,
        "idempotency-key",
        key);
  }

  private static String[] json() {
    return new String[] {"content-type", "application/json", "authorization", RunningApi.WRITER};
  }
}
