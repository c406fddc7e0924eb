package dev.bulletin.common.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonMapperTest {
  record Part(int number) {}

  record Whole(String name, List<Part> parts) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\":\"x\"                          | not JSON: line 1",
        "{\"name\":\"x\",\"nam\":1}               | nam: no such field; known are name, parts",
        "{\"name\":\"x\",\"parts\":[{\"number\":\"one\"}]} | parts[0].number: not of the expected type",
        "{\"name\":\"x\",\"parts\":7}             | parts: not of the expected type",
        "[]                                       | body: not of the expected type",
        "null                                     | the body is null",
        "{\"name\":\"x\"} {}                      | body: not of the expected type"
      })
  void namesWhatIsWrongInARequest(String body, String detail) {
    assertThatThrownBy(() -> JsonMapper.readRequest(Buffer.buffer(body.strip()), Whole.class))
        .isInstanceOfSatisfying(
            ServiceException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageContaining(detail.strip());
  }
}
