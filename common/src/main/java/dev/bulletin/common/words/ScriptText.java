package dev.bulletin.common.words;

import dev.bulletin.common.error.CannotStartException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text of which a number chooses one of several, as the page's script reads it: the script has
 * the rules of all languages from the browser, and so needs no reader of texts.
 *
 * @param by the name of the number
 * @param forms the text with its places, by category
 */
record ScriptText(String by, Map<String, String> forms) {
  /** A text as it is written, or one of these where a number chooses. */
  static Object of(Text text) {
    List<Part.Plural> plurals = text.plurals();
    if (plurals.isEmpty()) {
      return text.written("other");
    }
    if (plurals.size() > 1) {
      throw new CannotStartException(
          "more than one plural in a text of the script: " + text.written("other"));
    }
    Map<String, String> forms = new TreeMap<>();
    for (String category : plurals.get(0).categories()) {
      forms.put(category, text.written(category));
    }
    return new ScriptText(plurals.get(0).name(), forms);
  }
}
