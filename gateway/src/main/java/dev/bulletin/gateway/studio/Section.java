package dev.bulletin.gateway.studio;

/** The part of the studio that a page belongs to. */
enum Section {
  REPORTS,
  PLANS,
  NONE
}
