package dev.bulletin.gateway.page;

import dev.bulletin.common.json.JsonMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The words of the pages in one language. Immutable. */
public final class Words {
  /** What the page's script says too. */
  private static final String SCRIPT = "script.";

  private final Map<String, String> textsByKey;
  private final Map<String, Object> tree;
  private final String script;

  Words(Map<String, String> textsByKey) {
    this.textsByKey = Map.copyOf(textsByKey);
    this.tree = WordTree.of(textsByKey);
    this.script = JsonMapper.string(scriptOf(textsByKey));
  }

  private static Map<String, String> scriptOf(Map<String, String> textsByKey) {
    Map<String, String> script = new TreeMap<>();
    textsByKey.forEach(
        (key, text) -> {
          if (key.startsWith(SCRIPT)) {
            script.put(key.substring(SCRIPT.length()), text);
          }
        });
    return script;
  }

  public Set<String> keys() {
    return textsByKey.keySet();
  }

  public String text(String key) {
    String text = textsByKey.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no message " + key);
    }
    return text;
  }

  /** The text with <code>{name}</code> replaced. */
  public String text(String key, String name, Object value) {
    return text(key).replace('{' + name + '}', value.toString());
  }

  /** The words by the parts of their keys, as templates name them. */
  public Map<String, Object> tree() {
    return tree;
  }

  /** The words that the page's script needs, as JSON. */
  public String script() {
    return script;
  }
}
