package dev.bulletin.common.yaml;

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
public final class PlainYaml {
  private PlainYaml() {}

  /**
   * The root of the document; nothing when the text is empty.
   *
   * @param text no longer than the caller finds good
   * @param maxDepth how many levels of lists and mappings there may be
   * @throws YamlException when it is not YAML, or more of YAML than is needed
   */
  public static Optional<Node> read(String text, int maxDepth) {
    try {
      checkEvents(text, maxDepth);
      return new Compose(settings(text)).composeString(text);
    } catch (MarkedYamlEngineException e) {
      throw new YamlException(lineOf(e.getProblemMark()), "not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new YamlException(1, "not YAML: holds a character that may not stand there");
    }
  }

  /** New each time: they are cheap, and their builder does not say that they may be shared. */
  private static LoadSettings settings(String text) {
    return LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
  }

  private static void checkEvents(String text, int maxDepth) {
    int depth = 0;
    for (Event event : new Parse(settings(text)).parseString(text)) {
      depth += change(event);
      int line = lineOf(event.getStartMark());
      require(depth <= maxDepth, line, "nested too deeply");
      require(isPlain(event), line, "anchors, aliases and tags are not known here");
    }
  }

  private static int change(Event event) {
    if (event instanceof CollectionStartEvent) {
      return 1;
    }
    return event instanceof CollectionEndEvent ? -1 : 0;
  }

  /** An alias has an anchor too: the one that it stands for. */
  private static boolean isPlain(Event event) {
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
      throw new YamlException(line, otherwise);
    }
  }

  /** Counted from 1, as people do. */
  public static int lineOf(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
