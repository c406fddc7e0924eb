package dev.bulletin.gateway.api;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes numbers and times as CSV (RFC 4180), as a file to be kept. */
final class CsvAnswers {
  private static final List<String> FORMATS = List.of("json", "csv");
  private static final String TYPE = "text/csv";

  private CsvAnswers() {}

  /** Whether the query says so or, where it says nothing, the caller prefers it. */
  static boolean isWanted(RoutingContext ctx, Parameters query) {
    String format = query.oneOf("format", FORMATS);
    return format.equals("csv") || (!query.has("format") && isPreferred(ctx));
  }

  private static boolean isPreferred(RoutingContext ctx) {
    List<MIMEHeader> accepted = ctx.parsedHeaders().accept();
    return !accepted.isEmpty()
        && TYPE.equals(accepted.get(0).component() + "/" + accepted.get(0).subComponent());
  }

  /** Nothing that is written here needs quotation marks: numbers, times and nothing at all. */
  static void send(
      RoutingContext ctx, String series, List<String> columns, Stream<List<Object>> rows) {
    String table =
        Stream.concat(Stream.of(columns), rows).map(CsvAnswers::line).collect(Collectors.joining());
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
        .putHeader("content-disposition", "attachment; filename=\"" + fileName(series) + "\"")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(table);
  }

  private static String line(List<?> values) {
    return values.stream().map(CsvAnswers::text).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
  }

  /** Without what no file's name may have. */
  private static String fileName(String series) {
    return series.replaceAll("[^A-Za-z0-9_.-]", "_") + ".csv";
  }
}
