package dev.bulletin.gateway.page;

/** The part of the site that a page belongs to. */
enum Section {
  HOME,
  DASHBOARDS,
  REPORTS,
  SEARCH,
  NONE
}
