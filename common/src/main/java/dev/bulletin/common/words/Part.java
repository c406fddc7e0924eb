package dev.bulletin.common.words;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A part of a text. Immutable. */
sealed interface Part {
  String say(Grammar grammar, Map<String, ?> values);

  /** As it was written, in the words of a category. */
  String written(String category);

  /** The names of the values in it. */
  Stream<String> places();

  /** Words that stay as they are. */
  record Plain(String text) implements Part {
    @Override
    public String say(Grammar grammar, Map<String, ?> values) {
      return text;
    }

    @Override
    public String written(String category) {
      return text;
    }

    @Override
    public Stream<String> places() {
      return Stream.empty();
    }
  }

  /** Where a value stands. */
  record Place(String name) implements Part {
    @Override
    public String say(Grammar grammar, Map<String, ?> values) {
      return grammar.written(valueOf(name, values));
    }

    @Override
    public String written(String category) {
      return '{' + name + '}';
    }

    @Override
    public Stream<String> places() {
      return Stream.of(name);
    }
  }

  /**
   * Where a number chooses the words.
   *
   * @param name of the number
   * @param forms the words, by the category that the language's rules put the number in
   */
  record Plural(String name, Map<String, Text> forms) implements Part {
    public Plural {
      forms = Map.copyOf(forms);
    }

    @Override
    public String say(Grammar grammar, Map<String, ?> values) {
      return form(grammar.category((Number) valueOf(name, values))).say(grammar, values);
    }

    @Override
    public String written(String category) {
      return form(category).written(category);
    }

    @Override
    public Stream<String> places() {
      return Stream.concat(
          Stream.of(name), forms.values().stream().flatMap(form -> form.places().stream()));
    }

    private Text form(String category) {
      Text form = forms.get(category);
      if (form == null) {
        throw new IllegalStateException("no words for " + category + " among " + forms.keySet());
      }
      return form;
    }

    Set<String> categories() {
      return forms.keySet();
    }
  }

  private static Object valueOf(String name, Map<String, ?> values) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for {" + name + "}");
    }
    return value;
  }
}
