package dev.bulletin.local;

import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.local.examples.ExampleReport;
import dev.bulletin.local.examples.Examples;
import dev.bulletin.testing.Eventually;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the example reports through the API, as any publisher would; what is there stays. One
 * that shows a dashboard waits for the dashboard's first numbers, and stays a draft without them.
 */
final class ExampleLoader {
  private static final Logger log = LoggerFactory.getLogger(ExampleLoader.class);
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;
  private static final int OK = 200;
  private static final Duration NUMBERS_LIMIT = Duration.ofSeconds(15);

  private final GatewayClient gateway;
  private final Duration limit;

  ExampleLoader(GatewayClient gateway) {
    this(gateway, NUMBERS_LIMIT);
  }

  ExampleLoader(GatewayClient gateway, Duration limit) {
    this.gateway = gateway;
    this.limit = limit;
  }

  void load() {
    Examples.read().forEach(this::load);
  }

  private void load(ExampleReport report) {
    HttpResponse<String> created = gateway.post("/api/v1/reports", JsonMapper.string(report));
    if (created.statusCode() == CREATED) {
      publish(report, created.headers().firstValue("ETag").orElseThrow());
    } else if (created.statusCode() != CONFLICT) {
      log.warn("example {} was refused: {}", report.slug(), created.body());
    }
  }

  private void publish(ExampleReport report, String tag) {
    try {
      Eventually.that(limit, () -> publishNow(report, tag));
    } catch (AssertionError refused) {
      log.warn("example {} stays a draft: {}", report.slug(), refused.getMessage());
    }
  }

  private void publishNow(ExampleReport report, String tag) {
    HttpResponse<String> published =
        gateway.postIfMatch("/api/v1/reports/" + report.slug() + "/publish", tag);
    if (published.statusCode() != OK) {
      throw new AssertionError(published.body());
    }
  }
}
