package dev.bulletin.local.examples;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A bundled report in all its languages. */
public record ExampleReport(
    String slug, String author, List<String> tags, Map<Language, ReportText> texts) {

  /*
   * A file begins with the fields of the report, one "name: value" a line. A line "# en" begins a
   * language: fields again, an empty line, and the body in Markdown up to the next language.
   */
  private static final Pattern LANGUAGE_LINE = Pattern.compile("^# ([a-z]{2})$", Pattern.MULTILINE);

  public ExampleReport {
    tags = List.copyOf(tags);
    texts = Map.copyOf(texts);
  }

  static ExampleReport parse(String file) {
    Matcher line = LANGUAGE_LINE.matcher(file);
    if (!line.find()) {
      throw new IllegalArgumentException("no language");
    }
    String fields = file.substring(0, line.start());
    return new ExampleReport(
        field(fields, "slug"),
        field(fields, "author"),
        Arrays.asList(field(fields, "tags").split(", *")),
        texts(file, line));
  }

  private static Map<Language, ReportText> texts(String file, Matcher line) {
    Map<Language, ReportText> texts = new TreeMap<>();
    boolean more = true;
    while (more) {
      Language language = Language.of(line.group(1)).orElseThrow();
      int start = line.end();
      more = line.find();
      texts.put(language, text(file.substring(start, more ? line.start() : file.length())));
    }
    return texts;
  }

  private static ReportText text(String part) {
    String[] fieldsAndBody = part.strip().split("\n\n", 2);
    if (fieldsAndBody.length < 2) {
      throw new IllegalArgumentException("no body");
    }
    return new ReportText(
        field(fieldsAndBody[0], "title"),
        field(fieldsAndBody[0], "summary"),
        fieldsAndBody[1].strip() + "\n");
  }

  private static String field(String lines, String name) {
    return lines
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + name));
  }
}
