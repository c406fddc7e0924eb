package dev.bulletin.report.file;

import dev.bulletin.contract.report.Language;

/**
 * What a file is made of: it stays the same for ever.
 *
 * @param kind which of the files of that text
 */
record FileKey(String slug, int revision, Language language, String kind) {}
