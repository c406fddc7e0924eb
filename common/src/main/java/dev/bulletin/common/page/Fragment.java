package dev.bulletin.common.page;

import java.util.Set;
import java.util.function.Supplier;

/**
 * A part of a page that is rendered by itself and kept.
 *
 * @param template what it is rendered with
 * @param version of the model; the same version of a template's model is rendered once
 * @param tags the data that the model is made from
 * @param model asked for only when the fragment has to be rendered, on the pool
 */
public record Fragment(String template, String version, Set<String> tags, Supplier<?> model) {
  public Fragment {
    tags = Set.copyOf(tags);
  }
}
