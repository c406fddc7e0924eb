package dev.bulletin.common.page;

/**
 * A page needs a template that cannot be compiled. Seen in development only: elsewhere such a
 * template stops the start.
 */
public final class BrokenTemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong.
   *
   * @param problem names the template, the line and the fault
   */
  BrokenTemplateException(String problem) {
    super(problem);
  }
}
