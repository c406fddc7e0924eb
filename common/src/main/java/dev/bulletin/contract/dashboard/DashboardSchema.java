package dev.bulletin.contract.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of definitions of dashboards, as it is published. */
public final class DashboardSchema {
  /** JSON Schema, draft 2020-12. */
  public static final String TEXT = read();

  private DashboardSchema() {}

  private static String read() {
    try (InputStream in = DashboardSchema.class.getResourceAsStream("dashboard.schema.json")) {
      return new String(
          Objects.requireNonNull(in, "dashboard.schema.json").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
