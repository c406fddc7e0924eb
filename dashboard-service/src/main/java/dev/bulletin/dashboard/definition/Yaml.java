package dev.bulletin.dashboard.definition;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The plain half of YAML: values, lists and mappings, without anchors, aliases and tags, a few
 * levels deep. What is refused here is looked at event by event, before anything is built of it.
 */
final class Yaml {
  private static final int MAX_BYTES = 262_144;
  private static final int MAX_DEPTH = 10;

  private Yaml() {}

  /**
   * The root of the document.
   *
   * @throws UnreadableException when it is not YAML, more of YAML than is needed, or empty
   */
  static Node read(String text) {
    require(
        text.length() <= MAX_BYTES && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES,
        1,
        "longer than %,d bytes".formatted(MAX_BYTES));
    try {
      checkEvents(text);
      return new Compose(settings())
          .composeString(text)
          .orElseThrow(() -> new UnreadableException(1, "", "empty"));
    } catch (MarkedYamlEngineException e) {
      throw new UnreadableException(lineOf(e.getProblemMark()), "", "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new UnreadableException(1, "", "not YAML: holds a character that may not stand there");
    }
  }

  /** New each time: they are cheap, and their builder does not say that they may be shared. */
  private static LoadSettings settings() {
    return LoadSettings.builder().setLabel("dashboard").setCodePointLimit(MAX_BYTES).build();
  }

  private static void checkEvents(String text) {
    int depth = 0;
    for (Event event : new Parse(settings()).parseString(text)) {
      depth += change(event);
      int line = lineOf(event.getStartMark());
      require(depth <= MAX_DEPTH, line, "nested too deeply");
      require(isPlain(event), line, "anchors, aliases and tags are not known here");
    }
  }

  private static int change(Event event) {
    if (event instanceof CollectionStartEvent) {
      return 1;
    }
    return event instanceof CollectionEndEvent ? -1 : 0;
  }

  private static boolean isPlain(Event event) {
    if (event.getEventId() == Event.ID.Alias) {
      return false;
    }
    return !(event instanceof NodeEvent node && node.getAnchor().isPresent()) && !hasTag(event);
  }

  private static boolean hasTag(Event event) {
    if (event instanceof ScalarEvent scalar) {
      return scalar.getTag().isPresent();
    }
    return event instanceof CollectionStartEvent collection && collection.getTag().isPresent();
  }

  private static void require(boolean met, int line, String otherwise) {
    if (!met) {
      throw new UnreadableException(line, "", otherwise);
    }
  }

  /** Counted from 1, as people do. */
  static int lineOf(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
