package dev.bulletin.common.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartialNamesTest {
  @Test
  void findsPartialsAndLayouts() {
    assertThat(PartialNames.in("{{#> layout}}{{>tile}}{{~> a/b x=1 ~}}{{> @partial-block}}"))
        .containsExactly("a/b", "layout", "tile");
  }

  @Test
  void leavesCommentsAndOtherTagsAlone() {
    assertThat(PartialNames.in("{{!-- {{> a}} --}}{{! {{> b}}{{#if c}}{{/if}}{{d}} > e")).isEmpty();
  }

  @Test
  void findsADynamicNameSoThatItIsRefused() {
    assertThat(PartialNames.in("{{> (lookup x)}}")).containsExactly("(lookup");
  }
}
