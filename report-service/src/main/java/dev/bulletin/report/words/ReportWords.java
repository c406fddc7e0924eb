package dev.bulletin.report.words;

import dev.bulletin.common.words.Messages;
import dev.bulletin.common.words.Words;
import dev.bulletin.contract.report.Language;

/** The words that report-service writes by itself, read once. */
public final class ReportWords {
  private static final Messages MESSAGES = Messages.load("reports", Language.locales());

  private ReportWords() {}

  /** Those of the language; of one that has none here, the English ones. */
  public static Words in(Language language) {
    return MESSAGES.in(language.locale());
  }
}
