package dev.bulletin.bench.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NginxConfigTest {
  @Test
  void answersThePathWithTheFile() {
    assertThat(config("content-type", "text/html; charset=utf-8").text())
        .contains(
            "worker_processes 2;", "listen 127.0.0.1:8099;", "sendfile on;", "access_log off;")
        .contains("location = \"/en/reports/weekly\" {", "alias body;")
        .contains("default_type \"text/html; charset=utf-8\";");
  }

  @Test
  void sendsTheSameHeaders() {
    assertThat(config("cache-control", "public, max-age=30").text())
        .contains("add_header cache-control \"public, max-age=30\";");
  }

  @Test
  void leavesOutWhatNginxWritesItself() {
    assertThat(config("etag", "W/\"1\"").text()).doesNotContain("add_header");
    assertThat(config("content-length", "12").text()).doesNotContain("add_header");
    assertThat(config(":status", "200").text()).doesNotContain("add_header");
  }

  @Test
  void quotesWhatStandsInHeaders() {
    assertThat(config("link", "</a>; rel=\"x\\y\"").text())
        .contains("add_header link \"</a>; rel=\\\"x\\\\y\\\"\";");
  }

  @Test
  void refusesADollarSign() {
    assertThatThrownBy(() -> config("x-price", "$5").text()).hasMessageContaining("$5");
  }

  @Test
  void keepsRootsRightsOnlyForRoot() {
    assertThat(config("vary", "accept-encoding").text()).doesNotContain("user root;");
    assertThat(new NginxConfig(1, true, 1, "/", headers("vary", "x")).text())
        .contains("\nuser root;\nworker_processes 1;\n");
  }

  private static NginxConfig config(String header, String value) {
    return new NginxConfig(2, false, 8099, "/en/reports/weekly", headers(header, value));
  }

  private static HttpHeaders headers(String name, String value) {
    return HttpHeaders.of(Map.of(name, List.of(value)), (key, any) -> true);
  }
}
