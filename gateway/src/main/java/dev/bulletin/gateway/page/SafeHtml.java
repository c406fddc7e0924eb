package dev.bulletin.gateway.page;

/**
 * HTML that went through the sanitiser, so that it may stand in a page as it is. Nothing else may:
 * the helper {@code safeHtml} takes this type only.
 */
record SafeHtml(String html) {}
