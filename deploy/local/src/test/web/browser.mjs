/**
 * Goes through one scenario in a real browser: node browser.mjs <scenario> <origin> <token>
 * [password [other sites]]. Writes a line of JSON for each step, and at the end either "passed" or what has
 * failed and why.
 */
import { launch } from "./chromium.mjs";
import * as defining from "./defining.mjs";
import * as finding from "./finding.mjs";
import * as framing from "./framing.mjs";
import * as machine from "./machine.mjs";
import * as matrix from "./matrix.mjs";
import * as offline from "./offline.mjs";
import * as pages from "./pages.mjs";
import { say } from "./steps.mjs";
import * as studio from "./studio.mjs";
import * as transports from "./transports.mjs";
import * as watching from "./watching.mjs";

const scenarios = { ...transports, ...pages, ...finding, ...framing, ...machine, ...matrix, ...offline, ...studio, ...defining, ...watching };
const [name, origin, token, password, ...sites] = process.argv.slice(2);
const scenario = scenarios[name];
if (scenario === undefined || origin === undefined || token === undefined) {
  const names = Object.keys(scenarios).join("|");
  console.error(`usage: node browser.mjs <${names}> <origin> <token> [password [other sites]]`);
  process.exit(64);
}

const browser = await launch();
let failure;
try {
  await scenario({ browser, origin, token, password, sites });
} catch (problem) {
  failure = { failed: name, reason: problem.message, shown: await shown() };
} finally {
  await browser.close();
}
if (failure !== undefined) {
  say(failure);
  process.exit(1);
}
console.log("passed");
process.exit();

/** What the reader has before him, and what has gone wrong there. */
function shown() {
  const open = browser.contexts().flatMap((context) => context.pages());
  return Promise.all(
    open.map(async (page) => {
      const text = await page.innerText("body").catch((problem) => problem.message);
      return { url: page.url(), text: text.slice(0, 500), faults: page.visitor.faults };
    }),
  );
}
