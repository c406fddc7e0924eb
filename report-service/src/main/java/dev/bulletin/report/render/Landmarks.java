package dev.bulletin.report.render;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.words.ReportWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Hands safe HTML on and adds what helps to find one's way in it: names for headings, which are
 * noted as the contents, edges within which a wide table scrolls, and words for what else only eyes
 * understand. Not thread-safe.
 */
final class Landmarks implements HtmlStreamEventReceiver {
  private static final int NAMED_BY = 100;

  /** Who has more than that looks for words, not for headings. */
  private static final int MAX_CONTENTS = 1_000;

  private final HtmlStreamEventReceiver next;
  private final Placeholders placeholders;
  private final Words words;
  private final IdGenerator names =
      IdGenerator.builder().prefix(AnchorNames.PREFIX).defaultId("section").build();
  private final Set<String> taken = new HashSet<>();
  private final List<Heading> contents = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private final StringBuilder headingText = new StringBuilder();
  private final List<String> headingAttributes = new ArrayList<>();
  private int level;
  private int inner;

  Landmarks(HtmlStreamEventReceiver next, Placeholders placeholders, Language language) {
    this.next = next;
    this.placeholders = placeholders;
    this.words = ReportWords.in(language);
  }

  /** The headings so far. */
  List<Heading> contents() {
    return contents;
  }

  @Override
  public void openDocument() {
    next.openDocument();
  }

  @Override
  public void closeDocument() {
    next.closeDocument();
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    List<String> kept = new ArrayList<>(attributes);
    if (isHeading(element)) {
      openHeading(element, kept);
      return;
    }
    dropTakenName(kept);
    kept.addAll(words(element, kept));
    pass(() -> open(element, kept));
  }

  private void open(String element, List<String> attributes) {
    if (element.equals("table")) {
      next.openTag("div", List.of("class", "wide", "tabindex", "0"));
    }
    next.openTag(element, attributes);
  }

  @Override
  public void closeTag(String element) {
    if (isHeading(element)) {
      closeHeading();
      return;
    }
    pass(() -> close(element));
  }

  private void close(String element) {
    next.closeTag(element);
    if (element.equals("table")) {
      next.closeTag("div");
    }
  }

  @Override
  public void text(String text) {
    if (level > 0) {
      headingText.append(text);
    }
    pass(() -> next.text(text));
  }

  /** What is in a heading waits until the heading has a name. */
  private void pass(Runnable event) {
    if (level > 0) {
      held.add(event);
    } else {
      event.run();
    }
  }

  // Headings.

  private static boolean isHeading(String element) {
    return element.length() == 2
        && element.charAt(0) == 'h'
        && Character.isDigit(element.charAt(1));
  }

  /** A heading within a heading is a part of its text. */
  private void openHeading(String element, List<String> attributes) {
    if (level > 0) {
      inner++;
    } else {
      beginHeading(element, attributes);
    }
  }

  private void closeHeading() {
    if (inner > 0) {
      inner--;
    } else {
      endHeading();
    }
  }

  private void beginHeading(String element, List<String> attributes) {
    level = element.charAt(1) - '0';
    headingAttributes.clear();
    headingAttributes.addAll(attributes);
    headingText.setLength(0);
  }

  private void endHeading() {
    String element = "h" + level;
    String text = placeholders.strip(headingText.toString()).strip().replaceAll("\\s+", " ");
    dropTakenName(headingAttributes);
    String id = valueOf("id", headingAttributes);
    if (id.isEmpty()) {
      id = name(text);
      headingAttributes.addAll(List.of("id", id));
    }
    if (!text.isEmpty() && contents.size() < MAX_CONTENTS) {
      contents.add(new Heading(level, id, text));
    }
    level = 0;
    next.openTag(element, List.copyOf(headingAttributes));
    held.forEach(Runnable::run);
    held.clear();
    next.closeTag(element);
  }

  /** By its words, and by a number besides when those are taken. */
  private String name(String text) {
    String words = AnchorNames.words(text.substring(0, text.offsetByCodePoints(0, length(text))));
    String name = names.generateId(words);
    while (!taken.add(name)) {
      name = names.generateId(words);
    }
    return name;
  }

  private static int length(String text) {
    return Math.min(NAMED_BY, text.codePointCount(0, text.length()));
  }

  /** A name leads to one place: the first that has it. */
  private void dropTakenName(List<String> attributes) {
    String id = valueOf("id", attributes);
    if (!id.isEmpty() && !taken.add(id)) {
      int at = nameIndex("id", attributes);
      attributes.subList(at, at + 2).clear();
    }
  }

  // Words.

  private List<String> words(String element, List<String> attributes) {
    if (element.equals("input")) {
      return List.of("aria-label", task(nameIndex("checked", attributes) >= 0));
    }
    return valueOf("class", attributes).equals("footnote-backref")
        ? List.of("aria-label", words.text("body.back"))
        : List.of();
  }

  private String task(boolean done) {
    return words.text(done ? "body.done" : "body.notDone");
  }

  private static String valueOf(String name, List<String> attributes) {
    int index = nameIndex(name, attributes);
    return index < 0 ? "" : attributes.get(index + 1);
  }

  /** Names and values stand in turn. */
  private static int nameIndex(String name, List<String> attributes) {
    for (int i = 0; i < attributes.size(); i += 2) {
      if (attributes.get(i).equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
