/**
 * Goes through scenarios in one real browser, one after the other: node browser.mjs <origin> <token>
 * <password> [links and other sites]. Reads their names, one a line, and ends when there are no more.
 * Writes a line of JSON for each step, and at the end of a scenario "passed <name>", or what has failed
 * and why, and "failed <name>".
 */
import { createInterface } from "node:readline";
import * as away from "./away.mjs";
import { launch } from "./chromium.mjs";
import * as coming from "./coming-in.mjs";
import * as defining from "./defining.mjs";
import * as finding from "./finding.mjs";
import * as framing from "./framing.mjs";
import * as machine from "./machine.mjs";
import * as manners from "./manners.mjs";
import * as matrix from "./matrix.mjs";
import * as offline from "./offline.mjs";
import * as pages from "./pages.mjs";
import { say } from "./steps.mjs";
import * as studio from "./studio.mjs";
import * as transports from "./transports.mjs";
import * as watching from "./watching.mjs";

const scenarios = {
  ...away,
  ...coming,
  ...defining,
  ...finding,
  ...framing,
  ...machine,
  ...manners,
  ...matrix,
  ...offline,
  ...pages,
  ...studio,
  ...transports,
  ...watching,
};
const [origin, token, password, ...sites] = process.argv.slice(2);
if (password === undefined) {
  console.error("usage: node browser.mjs <origin> <token> <password> [links and other sites]");
  process.exit(64);
}

const browser = await launch();
try {
  for await (const name of createInterface({ input: process.stdin })) {
    console.log((await passes(name)) ? `passed ${name}` : `failed ${name}`);
  }
} finally {
  await browser.close();
}
process.exit();

async function passes(name) {
  try {
    const scenario = scenarios[name];
    if (scenario === undefined) {
      throw new Error(`there are ${Object.keys(scenarios).join(", ")}`);
    }
    await scenario({ browser, origin, token, password, sites });
    return true;
  } catch (problem) {
    say({ failed: name, reason: problem.message, shown: await shown() });
    return false;
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()));
  }
}

/** What the reader has before him, and what has gone wrong there. */
function shown() {
  const open = browser.contexts().flatMap((context) => context.pages());
  return Promise.all(
    open.map(async (page) => {
      const text = await page.innerText("body", { timeout: 5_000 }).catch((problem) => problem.message);
      return { url: page.url(), text: text.slice(0, 500), faults: page.visitor.faults };
    }),
  );
}
