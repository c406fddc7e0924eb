package dev.bulletin.report.legacy;

import dev.bulletin.common.error.CannotStartException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param dropped where to list what is left behind; standard error if empty
 */
record LegacyOptions(String url, String author, Optional<Path> dropped, ZoneId zone, long after) {
  static final String USAGE =
      """
      ./deploy/local/legacy-reports --from URL --author NAME [options] > reports.ndjson

      Reads a PostgreSQL table crypto_report(id, html_content, css_content, js_content,
      html_content_en, js_content_en, created_at) and writes each report as a line for
      POST /api/v1/reports/import. The same table gives the same lines, and importing a line
      again changes nothing: whatever breaks off is simply repeated.
        --from URL        jdbc:postgresql://HOST[:PORT]/DATABASE?user=USER[&currentSchema=SCHEMA];
                          the password is taken from ~/.pgpass or the file that PGPASSFILE names
        --author NAME     whom to name as the author, which the table does not know
        --dropped FILE    list the scripts and styles left behind there, one a line, instead of on
                          standard error
        --time-zone ZONE  of created_at if it has none, and of dates in titles (UTC)
        --after ID        only reports with a greater id
        --help            this text""";

  private static final Set<String> NAMES =
      Set.of("--from", "--author", "--dropped", "--time-zone", "--after");

  static LegacyOptions parse(List<String> arguments) {
    Map<String, String> values = new HashMap<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String name = rest.next();
      require(NAMES.contains(name), "no such option: " + name);
      require(rest.hasNext(), name + " needs a value");
      values.put(name, rest.next());
    }
    require(
        values.getOrDefault("--from", "").startsWith("jdbc:postgresql:"),
        "--from: expected jdbc:postgresql://…");
    require(!values.getOrDefault("--author", "").isBlank(), "--author: required");
    return new LegacyOptions(
        values.getOrDefault("--from", ""),
        values.getOrDefault("--author", ""),
        Optional.ofNullable(values.get("--dropped")).map(Path::of),
        zone(values),
        after(values));
  }

  private static ZoneId zone(Map<String, String> values) {
    try {
      return ZoneId.of(values.getOrDefault("--time-zone", "UTC"));
    } catch (DateTimeException e) {
      throw wrong("--time-zone: no such zone; expected one such as Asia/Ho_Chi_Minh");
    }
  }

  private static long after(Map<String, String> values) {
    try {
      return Long.parseLong(values.getOrDefault("--after", Long.toString(Long.MIN_VALUE)));
    } catch (NumberFormatException e) {
      throw wrong("--after: expected an id, a whole number");
    }
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw wrong(otherwise);
    }
  }

  private static CannotStartException wrong(String problem) {
    return new CannotStartException(problem + "; try --help");
  }
}
