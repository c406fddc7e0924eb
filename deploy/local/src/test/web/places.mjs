/** Every page there is, by a name for its picture. */

/** @param slugs of a report, and of one that is withdrawn */
export function readerPlaces(language, { report, withdrawn }) {
  const place = (path) => `/${language}/${path}`;
  return {
    home: place(""),
    dashboards: place("dashboards"),
    dashboard: place("dashboards/crypto"),
    machine: place("dashboards/system?range=1h"),
    embed: place("embed/dashboards/crypto/prices"),
    "embed-lines": place("embed/dashboards/crypto/lines"),
    reports: place("reports"),
    filtered: place("reports?tag=liquidity&from=2026-01-01"),
    report: place(`reports/${report}`),
    search: place("search"),
    found: place(`search?q=${encodeURIComponent(language === "vi" ? "thanh khoản" : "liquidity")}`),
    unfound: place("search?q=nothinglikethis"),
    api: place("api"),
    status: place("status"),
    offline: place("offline"),
    "sign-in": "/studio/sign-in",
    absent: place("no-such-page"),
    wrong: place("reports?from=2026-02-01&to=2026-01-01"),
    ...(withdrawn === undefined ? {} : { withdrawn: place(`reports/${withdrawn}`) }),
  };
}

/** What stands in frames of other sites, which may be narrow. */
export function embedPlaces(language) {
  const panel = (name) => `/${language}/embed/dashboards/crypto/${name}`;
  return {
    embed: panel("prices"),
    "embed-lines": panel("lines"),
    "embed-candles": panel("candles"),
    "embed-table": panel("volumes"),
    "embed-doughnut": panel("dominance"),
    "embed-gauge": panel("mood"),
    "embed-absent": panel("none"),
  };
}

/** For somebody who has signed in, and may do everything. */
export function studioPlaces(report) {
  return {
    "studio-reports": "/studio",
    "studio-new": "/studio/new",
    "studio-editor": `/studio/reports/${report}`,
    "studio-revisions": `/studio/reports/${report}/revisions`,
    "studio-difference": `/studio/reports/${report}/difference?from=1&to=2`,
    "studio-standing": `/studio/reports/${report}/standing`,
    "studio-plans": "/studio/plans",
    "studio-rooms": "/studio/rooms",
    "studio-people": "/studio/people",
    "studio-person": "/studio/people/1",
    "studio-erasure": "/studio/people/1/erasure",
    "studio-tokens": "/studio/tokens",
    "studio-audit": "/studio/audit",
    "studio-hooks": "/studio/hooks",
    "studio-account": "/studio/account",
    "studio-dashboards": "/studio/dashboards",
    "studio-definition": "/studio/dashboards/system",
    "studio-removal": "/studio/dashboards/system/removal",
  };
}

/** Pages with a form that is sent as it is there, with nothing filled in, and comes back with what is wrong. */
export const REFUSED_FORMS = {
  "studio-new-refused": { path: "/studio/new", form: "form:has(#slug)" },
  "studio-plans-refused": { path: "/studio/plans", form: "form.fields" },
  "studio-people-refused": { path: "/studio/people", form: "form.fields" },
  "studio-tokens-refused": { path: "/studio/tokens", form: "form.fields" },
  "studio-hooks-refused": { path: "/studio/hooks", form: "form.fields" },
};
