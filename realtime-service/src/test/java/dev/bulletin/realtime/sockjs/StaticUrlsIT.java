package dev.bulletin.realtime.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@ProtocolTests
class StaticUrlsIT extends ProtocolCase {
  StaticUrlsIT(TestedServer server, TestedServers.Ports ports) {
    super(server, ports);
  }

  @Nested
  class BaseUrlGreeting {
    @Test
    void test_greeting() throws IOException {
      for (String path : List.of(ECHO, ECHO + "/")) {
        Exchange answer = get(path);
        assertThat(answer.status()).isEqualTo(200);
        verifyType(answer, "text/plain;charset=UTF-8");
        assertThat(answer.body()).isEqualTo("Welcome to SockJS!\n");
        verifyNoCookie(answer);
      }
    }

    @Test
    void test_notFound() throws IOException {
      for (String path : List.of("/a", "/a.html", "//", "///", "/a/a", "/a/a/", "/a/")) {
        assertThat(get(ECHO + path).status()).as(path).isEqualTo(404);
      }
    }
  }

  @Nested
  class IframePage {
    @Test
    void test_simpleUrl() throws IOException {
      verifyPage("/iframe.html");
    }

    @Test
    void test_versionedUrl() throws IOException {
      verifyPage("/iframe-a.html");
      verifyPage("/iframe-.html");
      verifyPage("/iframe-0.1.2.html");
      verifyPage("/iframe-0.1.2abc-dirty.2144.html");
    }

    @Test
    void test_queriedUrl() throws IOException {
      verifyPage("/iframe-a.html?t=1234");
      verifyPage("/iframe-0.1.2.html?t=123414");
      verifyPage("/iframe-0.1.2abc-dirty.2144.html?t=qweqweq123");
    }

    @Test
    void test_invalidUrl() throws IOException {
      for (String path :
          List.of(
              "/iframe.htm",
              "/iframe",
              "/IFRAME.HTML",
              "/IFRAME",
              "/iframe.HTML",
              "/iframe.xml",
              "/iframe-/.html")) {
        assertThat(get(ECHO + path).status()).as(path).isEqualTo(404);
      }
    }

    @Test
    void test_cacheability() throws IOException {
      String tag = get(ECHO + "/iframe.html").header("etag");
      assertThat(tag).isNotEmpty().isEqualTo(get(ECHO + "/iframe.html").header("etag"));
      Exchange answer = get(ECHO + "/iframe.html", "If-None-Match", tag);
      assertThat(answer.status()).isEqualTo(304);
      assertThat(answer.header("content-type")).isEmpty();
      assertThat(answer.body()).isEmpty();
    }

    private void verifyPage(String path) throws IOException {
      Exchange answer = get(ECHO + path);
      assertThat(answer.status()).isEqualTo(200);
      verifyType(answer, "text/html;charset=UTF-8");
      verifyCachedForLong(answer);
      assertThat(answer.header("etag")).isNotEmpty();
      assertThat(answer.header("last-modified")).isEmpty();
      verifyNoCookie(answer);
      assertThat(answer.body())
          .startsWith("<!DOCTYPE html>")
          .contains("document.domain = document.domain;", "SockJS.bootstrap_iframe();")
          .containsPattern("<script src=\"(/|http)[^\"]+\"></script>")
          .contains("</html>");
    }
  }

  @Nested
  class InfoTest {
    @Test
    void test_basic() throws IOException {
      Exchange answer = get(ECHO + "/info", "Origin", "test");
      assertThat(answer.status()).isEqualTo(200);
      verifyType(answer, "application/json;charset=UTF-8");
      verifyNoCookie(answer);
      verifyNotCached(answer);
      verifyCors(answer, "test");
      JsonObject info = new JsonObject(answer.body());
      assertThat(info.getBoolean("websocket")).isTrue();
      assertThat(info.getBoolean("cookie_needed")).isFalse();
      assertThat(info.getJsonArray("origins").getList()).isEqualTo(List.of("*:*"));
      assertThat(info.getLong("entropy")).isBetween(0L, 0xffff_ffffL);
    }

    @Test
    void test_entropy() throws IOException {
      assertThat(info(ECHO).getLong("entropy")).isNotEqualTo(info(ECHO).getLong("entropy"));
    }

    @Test
    void test_options() throws IOException {
      verifyOptions(ECHO + "/info", "OPTIONS", "GET");
    }

    @Test
    void test_options_null_origin() throws IOException {
      Exchange answer =
          options(ECHO + "/info", "Origin", "null", "Access-Control-Request-Method", "POST");
      assertThat(answer.status()).isIn(200, 204);
      assertThat(answer.body()).isEmpty();
      assertThat(answer.header("access-control-allow-origin")).isEqualTo("null");
    }

    @Test
    void test_disabled_websocket() throws IOException {
      assertThat(info(WITHOUT_WEBSOCKET).getBoolean("websocket")).isFalse();
    }

    private JsonObject info(String base) throws IOException {
      Exchange answer = get(base + "/info");
      assertThat(answer.status()).isEqualTo(200);
      return new JsonObject(answer.body());
    }
  }
}
