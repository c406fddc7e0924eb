package dev.bulletin.gateway.studio;

/** The part of the studio that a page belongs to. */
public enum Section {
  REPORTS,
  PLANS,
  DASHBOARDS,
  ROOMS,
  PEOPLE,
  TOKENS,
  HOOKS,
  AUDIT,
  NONE
}
