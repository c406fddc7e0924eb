package dev.bulletin.gateway.studio;

import dev.bulletin.common.words.Words;
import dev.bulletin.gateway.edge.Slug;

/** Checks fields of a form and says in the reader's language what is wrong with them. */
public final class FieldRules {
  private final Words words;
  private final Faults faults = new Faults();

  public FieldRules(Words words) {
    this.words = words;
  }

  public Faults faults() {
    return faults;
  }

  /** Something must be there, on one line. */
  public void line(String field, String text, int max) {
    require(!text.isBlank(), field, "fault.required");
    require(text.chars().noneMatch(Character::isISOControl), field, "fault.line");
    atMost(field, text, max);
  }

  void atMost(String field, String text, int max) {
    int length = text.codePointCount(0, text.length());
    if (length > max) {
      faults.add(field, words.text("fault.length", "max", max, "n", length));
    }
    require(text.indexOf('\0') < 0, field, "fault.character");
  }

  public void slug(String field, String text) {
    require(Slug.fits(text), field, "fault.slug");
  }

  public void require(boolean met, String field, String key) {
    if (!met) {
      faults.add(field, words.text(key));
    }
  }
}
