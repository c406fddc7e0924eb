/** The pages of what cannot be shown, looked at while it cannot. */
import { looks, Tour } from "./matrix.mjs";

/** Nothing can be read from the tables. */
export async function away({ browser, origin }) {
  await tours(browser, origin, { "away-report": 503, "away-reports": 503, "away-search": 503 }, (language) => ({
    "away-report": `/${language}/reports/nobody-has-asked-for-this`,
    "away-search": `/${language}/search?q=nobody+has+looked+for+this`,
    "away-home": `/${language}/`,
    "away-reports": `/${language}/reports`,
    "away-status": `/${language}/status`,
  }));
}

/** Something fails that must not. */
export async function broken({ browser, origin }) {
  await tours(browser, origin, { "broken-report": 500 }, (language) => ({
    "broken-report": `/${language}/reports/nobody-has-asked-for-that`,
  }));
}

/** Figures are older than they may be, or were never there. */
export async function stale({ browser, origin }) {
  await tours(browser, origin, {}, (language) => ({
    "stale-home": `/${language}/`,
    "stale-dashboard": `/${language}/dashboards/crypto`,
    "stale-status": `/${language}/status`,
  }));
}

async function tours(browser, origin, statuses, places) {
  const tour = new Tour(browser, origin, statuses);
  for (const look of looks()) {
    await tour.plan(look, places(look.language));
  }
  await tour.take();
}
