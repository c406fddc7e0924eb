/**
 * Starts the suite and has Lighthouse look at its pages as on a phone: node audit.mjs <rounds>.
 * Writes a line of JSON for each look, and ends what it has started.
 */
import { once } from "node:events";
import { createServer } from "node:net";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import lighthouse from "lighthouse";
import { launch } from "../../../../local/src/test/web/chromium.mjs";
import { Suite } from "../../../../local/src/test/web/suite.mjs";

const PAGES = {
  home: "/en/",
  "a dashboard": "/en/dashboards/crypto",
  "list of reports": "/en/reports",
  "a report": "/en/reports/weekly-outlook-a-market-that-waits",
};
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const deploy = resolve(dirname(fileURLToPath(import.meta.url)), "../../../..");
const rounds = Number(process.argv[2]);
const suite = await Suite.start(resolve(deploy, "local/run"));
try {
  const port = await freePort();
  const browser = await launch({ args: [`--remote-debugging-port=${port}`] });
  try {
    for (let round = 1; round <= rounds; round++) {
      for (const [page, path] of Object.entries(PAGES)) {
        console.log(JSON.stringify({ page, round, ...(await look(suite.origin + path, port)) }));
      }
    }
  } finally {
    await browser.close();
  }
} finally {
  await suite.stop();
}
process.exit();

async function look(url, port) {
  const settings = { port, onlyCategories: CATEGORIES, formFactor: "mobile", logLevel: "error" };
  const { lhr } = await lighthouse(url, settings);
  const score = (category) => Math.round(100 * (lhr.categories[category].score ?? 0));
  const millis = (audit) => lhr.audits[audit].numericValue ?? 0;
  return {
    lighthouse: lhr.lighthouseVersion,
    browser: /Chrome\/[0-9.]+/.exec(lhr.environment.hostUserAgent)?.[0] ?? "",
    node: process.version,
    error: lhr.runtimeError?.message ?? "",
    performance: score("performance"),
    accessibility: score("accessibility"),
    bestPractices: score("best-practices"),
    seo: score("seo"),
    firstPaintMillis: millis("first-contentful-paint"),
    largestPaintMillis: millis("largest-contentful-paint"),
    blockedMillis: millis("total-blocking-time"),
    shift: millis("cumulative-layout-shift"),
    bytes: millis("total-byte-weight"),
    shortfalls: CATEGORIES.filter((category) => category !== "performance").flatMap((category) => shortfalls(lhr, category)),
  };
}

/** What keeps a category from a hundred. */
function shortfalls(lhr, category) {
  return lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
    .map(({ id }) => `${category}: ${id}`);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}
