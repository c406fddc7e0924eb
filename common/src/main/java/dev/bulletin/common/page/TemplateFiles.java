package dev.bulletin.common.page;

import java.nio.file.Path;
import java.util.Map;

/** Where the sources of templates are. */
public sealed interface TemplateFiles permits ClassPathTemplates, FolderTemplates {
  /**
   * Reads them all, by name: the path below the root, without {@code .hbs}.
   *
   * @throws dev.bulletin.common.error.CannotStartException when there are none
   */
  Map<String, String> read();

  /** Whether a later reading may find others. */
  boolean mayChange();

  /** Those below a folder of the class path, such as {@code templates}. */
  static TemplateFiles onClassPath(String root) {
    return new ClassPathTemplates(root, TemplateFiles.class.getClassLoader());
  }

  /** Those below a folder, read again whenever a page is made: for development. */
  static TemplateFiles inFolder(Path root) {
    return new FolderTemplates(root);
  }
}
