package dev.bulletin.common.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
  enum Colour {
    RED
  }

  record Part(String name, Colour colour) {}

  record Whole(int size, List<Part> parts) {}

  record Renamed(int length, List<Part> parts) {}

  record Tree(List<Tree> branches) {}

  @Test
  void isTheSameForTheSameRecord() {
    assertThat(Shape.of(Whole.class)).isEqualTo(Shape.of(Whole.class)).matches("[0-9a-f]{1,8}");
  }

  @Test
  void looksIntoWhatARecordIsBuiltOf() {
    assertThat(Shape.describe(Whole.class))
        .contains("size:int", "parts:java.util.List", "name:java.lang.String", "[RED]");
  }

  @Test
  void differsWhereAFieldDoes() {
    assertThat(Shape.of(Whole.class)).isNotEqualTo(Shape.of(Renamed.class));
  }

  @Test
  void comesToAnEndWhereRecordsHoldThemselves() {
    assertThat(Shape.of(Tree.class)).isNotEmpty();
  }
}
