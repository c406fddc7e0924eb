package dev.bulletin.report.legacy;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command that turns the legacy table into lines for an import; its usage says more. */
public final class LegacyMain {
  private static final int EXIT_FAILED = 1;
  private static final int EXIT_USAGE = 2;

  private final LegacyOptions options;
  private final PrintStream lines;
  private final PrintStream dropped;
  private int written;
  private int empty;

  private LegacyMain(LegacyOptions options, PrintStream lines, PrintStream dropped) {
    this.options = options;
    this.lines = lines;
    this.dropped = dropped;
  }

  public static void main(String[] args) {
    if (List.of(args).contains("--help")) {
      System.out.println(LegacyOptions.USAGE);
      return;
    }
    try {
      System.err.println(run(LegacyOptions.parse(List.of(args)), System.out, System.err));
    } catch (CannotStartException e) {
      end(EXIT_USAGE, e.getMessage());
    } catch (SQLException e) {
      end(EXIT_FAILED, "the table crypto_report cannot be read: " + e.getMessage());
    } catch (IOException e) {
      end(EXIT_FAILED, "cannot be written: " + e.getMessage());
    }
  }

  private static void end(int status, @Nullable String reason) {
    System.err.println("legacy-reports: " + reason);
    System.exit(status);
  }

  /** Writes a line for each report, lists what was left behind, and says how many there were. */
  static String run(LegacyOptions options, PrintStream lines, PrintStream complaints)
      throws SQLException, IOException {
    if (options.dropped().isEmpty()) {
      return new LegacyMain(options, utf8(lines), utf8(complaints)).run();
    }
    try (PrintStream list = utf8(Files.newOutputStream(options.dropped().get()))) {
      return new LegacyMain(options, utf8(lines), list).run();
    }
  }

  private static PrintStream utf8(OutputStream out) {
    return new PrintStream(out, /* autoFlush= */ false, StandardCharsets.UTF_8);
  }

  private String run() throws SQLException, IOException {
    try (LegacyTable table = LegacyTable.open(options.url(), options.zone())) {
      table.readAfter(options.after(), this::write);
    }
    return "%d reports written, %d without any text left out".formatted(written, empty);
  }

  private void write(LegacyRow row) throws IOException {
    LegacyReport report = LegacyConversion.convert(row, options.author(), options.zone());
    report.line().ifPresentOrElse(line -> print(lines, line), () -> complain(row));
    report.dropped().forEach(one -> print(dropped, one));
    written += report.line().isPresent() ? 1 : 0;
    // A disk that is full or a reader that is gone is told by nothing else.
    if (lines.checkError() || dropped.checkError()) {
      throw new IOException("the output does not take any more");
    }
  }

  private static void print(PrintStream out, Record line) {
    out.print(JsonMapper.string(line) + "\n");
  }

  private void complain(LegacyRow row) {
    empty++;
    print(dropped, new Dropped(row.id(), "html_content", "report without any text", 1, 0, null));
  }
}
