package dev.bulletin.common.words;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Turns {@code nav.home=Home} into maps in maps, so that a template can say {@code t.nav.home}. */
final class WordTree {
  private WordTree() {}

  static Map<String, Object> of(Map<String, String> textsByKey) {
    Map<String, Map<String, String>> branches = new TreeMap<>();
    Map<String, Object> tree = new HashMap<>();
    textsByKey.forEach(
        (key, text) -> {
          int dot = key.indexOf('.');
          if (dot < 0) {
            tree.put(key, text);
          } else {
            branches
                .computeIfAbsent(key.substring(0, dot), name -> new TreeMap<>())
                .put(key.substring(dot + 1), text);
          }
        });
    branches.forEach((name, branch) -> tree.put(name, of(branch)));
    return Map.copyOf(tree);
  }
}
