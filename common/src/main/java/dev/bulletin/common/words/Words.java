package dev.bulletin.common.words;

import dev.bulletin.common.json.JsonMapper;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The texts of one language. Immutable. */
public final class Words {
  /** What the page's script says too. */
  private static final String SCRIPT = "script.";

  private final Grammar grammar;
  private final Map<String, Text> textsByKey;
  private final Map<String, Object> tree;
  private final String script;

  Words(Grammar grammar, Map<String, Text> textsByKey) {
    this.grammar = grammar;
    this.textsByKey = Map.copyOf(textsByKey);
    this.tree = WordTree.of(plainTexts());
    this.script = JsonMapper.string(scriptTexts());
  }

  private Map<String, String> plainTexts() {
    Map<String, String> plain = new TreeMap<>();
    textsByKey.forEach(
        (key, text) -> {
          if (text.places().isEmpty()) {
            plain.put(key, text.say(grammar, Map.of()));
          }
        });
    return plain;
  }

  private Map<String, Object> scriptTexts() {
    Map<String, Object> texts = new TreeMap<>();
    textsByKey.forEach(
        (key, text) -> {
          if (key.startsWith(SCRIPT)) {
            texts.put(key.substring(SCRIPT.length()), ScriptText.of(text));
          }
        });
    texts.put("language", grammar.language().toLanguageTag());
    return texts;
  }

  public Locale language() {
    return grammar.language();
  }

  public Set<String> keys() {
    return textsByKey.keySet();
  }

  /** The text of that key as its file has it. */
  public String source(String key) {
    return find(key).source();
  }

  /** The names of the values that stand in the text of that key. */
  public Set<String> places(String key) {
    return find(key).places();
  }

  /**
   * The text of that key, with each <code>{name}</code> of the pairs of names and values. A number
   * is written as the readers of the language write it; a number that is a name is given as text.
   */
  public String text(String key, Object... namesAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return find(key).say(grammar, values);
  }

  /** The text of that key, or what stands in when there is none. */
  public String textOr(String key, String otherwise) {
    return textsByKey.containsKey(key) ? text(key) : otherwise;
  }

  private Text find(String key) {
    Text text = textsByKey.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no message " + key);
    }
    return text;
  }

  /** The texts without places by the parts of their keys, as templates name them. */
  public Map<String, Object> tree() {
    return tree;
  }

  /** The texts that the page's script needs, as JSON. */
  public String script() {
    return script;
  }
}
