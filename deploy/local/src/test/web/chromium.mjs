/** Starts the browser: the bundled Chromium, or the one that BROWSER_PATH names. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const bundled = join(dirname(fileURLToPath(import.meta.url)), "node_modules/.chromium");

/**
 * Started with what Playwright gives every Chromium, which keeps it from speaking to its maker.
 * Web security stays on and pages have processes of their own, as a reader has it.
 */
export async function launch({ args = [] } = {}) {
  const named = process.env.BROWSER_PATH;
  const executablePath = named || join(bundled, "chromium");
  try {
    return await chromium.launch({
      executablePath,
      env: { ...process.env, ...(named ? {} : missingOnThisMachine(executablePath)) },
      args: ["--font-render-hinting=none", ...args],
    });
  } catch (problem) {
    console.error(`the browser ${executablePath} does not start: ${problem.message}`);
    process.exit(69);
  }
}

/** The package brings libraries and a font for a machine that has none. */
function missingOnThisMachine(executable) {
  const missing = {};
  if (!starts(executable, process.env)) {
    const libraries = [join(bundled, "al2023/lib"), process.env.LD_LIBRARY_PATH];
    missing.LD_LIBRARY_PATH = libraries.filter(Boolean).join(":");
  }
  if (!existsSync("/etc/fonts/fonts.conf") && !process.env.FONTCONFIG_FILE) {
    missing.FONTCONFIG_FILE = join(bundled, "fonts.conf");
  }
  return missing;
}

function starts(executable, env) {
  return spawnSync(executable, ["--version"], { env }).status === 0;
}
