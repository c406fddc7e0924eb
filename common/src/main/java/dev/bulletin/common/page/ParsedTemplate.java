package dev.bulletin.common.page;

import com.github.jknack.handlebars.Template;
import java.io.IOException;

/** Where a template comes from when it is rendered. */
@FunctionalInterface
interface ParsedTemplate {
  Template template() throws IOException;
}
