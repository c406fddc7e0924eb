package dev.bulletin.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'integer','minimum':1,'maximum':100}   | a whole number from 1 to 100",
        "{'type':'integer','minimum':1}                 | a whole number of at least 1",
        "{'type':'number'}                              | a number",
        "{'type':'boolean'}                             | true or false",
        "{'type':'string','enum':['vi','en',null]}      | one of vi, en",
        "{'type':['string','null'],'maxLength':9}       | at most 9 characters",
        "{'type':'string','minLength':1,'maxLength':9}  | 1 to 9 characters",
        "{'type':'string','format':'date'}              | a day such as 2026-12-31",
        "{'type':'string','format':'date-time'}         | a time such as 2026-12-31T08:00:00Z",
        "{'type':'string','pattern':'^a+$'}             | a text like ^a+$",
        "{'type':'string','pattern':'a','x-expected':'letters'} | letters",
        "{'type':'array','maxItems':3}                  | a list of at most 3",
        "{'type':'object'}                              | an object",
        "{}                                             | any JSON value",
      })
  void saysInWordsWhatASchemaTakes(String schema, String words) {
    assertThat(Expectation.of(new JsonObject(schema.replace('\'', '"')))).isEqualTo(words);
  }
}
