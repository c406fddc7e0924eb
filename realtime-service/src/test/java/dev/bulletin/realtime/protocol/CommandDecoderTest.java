package dev.bulletin.realtime.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandDecoderTest {
  private static final Command BROKEN = new Command.Fatal(Disconnect.BAD_REQUEST);

  @Test
  void readsACommandALineAndSkipsBlankLines() {
    String frame =
        """
        {"id":1,"connect":{"name":"js"}}

        {"id":2,"subscribe":{"channel":"reports"}}
        {"unsubscribe":{"channel":"reports"},"id":3}
        {"id":4,"ping":{}}
        {}
        """;
    assertThat(CommandDecoder.decode(frame))
        .containsExactly(
            new Command.Connect(1),
            new Command.Subscribe(2, "reports"),
            new Command.Unsubscribe(3, "reports"),
            new Command.Ping(4),
            new Command.Pong());
  }

  @Test
  void takesTheLargestIdAndFieldsThatItDoesNotKnow() {
    assertThat(
            CommandDecoder.decode(
                "{\"id\":4294967295,\"subscribe\":{\"channel\":\"reports\",\"flag\":1},\"x\":[]}"))
        .containsExactly(new Command.Subscribe(4_294_967_295L, "reports"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n \n",
        "{",
        "hello",
        "null",
        "[]",
        "17",
        "\"{}\"",
        "{}{}",
        "{\"id\":1,\"ping\":{}}}",
        "{\"connect\":{}}",
        "{\"id\":0,\"connect\":{}}",
        "{\"id\":-1,\"connect\":{}}",
        "{\"id\":4294967296,\"connect\":{}}",
        "{\"id\":99999999999999999999999,\"connect\":{}}",
        "{\"id\":1.5,\"connect\":{}}",
        "{\"id\":\"1\",\"connect\":{}}",
        "{\"id\":null,\"connect\":{}}",
        "{\"id\":1}",
        "{'id':1,'connect':{}}",
        "{\"id\":1,\"connect\":{},}",
        "{\"id\":NaN,\"connect\":{}}",
        "{\"id\":1,\"connect\":{\"token\":\"\u0000\"}}"
      })
  void endsTheConnectionOverWhatIsNoCommand(String frame) {
    assertThat(CommandDecoder.decode(frame)).containsExactly(BROKEN);
  }

  @Test
  void endsTheConnectionOverNestingWithoutEnd() {
    assertThat(CommandDecoder.decode("[".repeat(20_000))).containsExactly(BROKEN);
    assertThat(CommandDecoder.decode("{\"id\":1,\"connect\":" + "[".repeat(20_000)))
        .containsExactly(BROKEN);
  }

  @Test
  void readsNothingAfterWhatIsFatal() {
    assertThat(CommandDecoder.decode("{\"id\":1,\"ping\":{}}\n{\n{\"id\":2,\"ping\":{}}"))
        .containsExactly(new Command.Ping(1), BROKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":7,\"connect\":true}",
        "{\"id\":7,\"subscribe\":{}}",
        "{\"id\":7,\"subscribe\":[]}",
        "{\"id\":7,\"subscribe\":\"reports\"}",
        "{\"id\":7,\"subscribe\":{\"channel\":\"\"}}",
        "{\"id\":7,\"subscribe\":{\"channel\":5}}",
        "{\"id\":7,\"subscribe\":{\"channel\":null}}",
        "{\"id\":7,\"unsubscribe\":{}}"
      })
  void refusesParametersThatDoNotFit(String frame) {
    assertThat(CommandDecoder.decode(frame))
        .containsExactly(new Command.Refused(7, ReplyError.BAD_REQUEST));
  }

  @Test
  void refusesAChannelNameOfMoreThan255Characters() {
    String frame = "{\"id\":7,\"subscribe\":{\"channel\":\"%s\"}}";
    assertThat(CommandDecoder.decode(frame.formatted("x".repeat(255))))
        .containsExactly(new Command.Subscribe(7, "x".repeat(255)));
    assertThat(CommandDecoder.decode(frame.formatted("x".repeat(256))))
        .containsExactly(new Command.Refused(7, ReplyError.BAD_REQUEST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "publish",
        "presence",
        "presence_stats",
        "history",
        "rpc",
        "refresh",
        "sub_refresh"
      })
  void saysThatTheRestOfTheProtocolIsNotAvailable(String method) {
    assertThat(CommandDecoder.decode("{\"id\":7,\"" + method + "\":{}}"))
        .containsExactly(new Command.Refused(7, ReplyError.NOT_AVAILABLE));
  }

  @Test
  void saysThatItDoesNotKnowAMethod() {
    assertThat(CommandDecoder.decode("{\"id\":7,\"fly\":{}}"))
        .containsExactly(new Command.Refused(7, ReplyError.METHOD_NOT_FOUND));
  }

  @Test
  void endsTheConnectionOverMessagesThatCannotBeAnswered() {
    Command notAvailable = new Command.Fatal(Disconnect.NOT_AVAILABLE);
    for (String frame : List.of("{\"send\":{\"data\":1}}", "{\"id\":7,\"send\":{\"data\":1}}")) {
      assertThat(CommandDecoder.decode(frame)).containsExactly(notAvailable);
    }
  }
}
