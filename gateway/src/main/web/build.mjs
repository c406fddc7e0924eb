/**
 * Builds the browser's code: checks the types, bundles, names each file by its content and writes
 * the manifest. "node build.mjs test" runs the tests instead. Needs the network only when
 * node_modules is not what package-lock.json says.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(here, "../../../target");
const classes = join(target, "classes/web");
const tests = join(target, "web-tests");
const stamp = join(target, "web.stamp");
const sources = ["src", "styles", "assets", "test", "build.mjs", "package-lock.json", "tsconfig.json", "tsconfig.worker.json"];

function install() {
  const lock = readFileSync(join(here, "package-lock.json"));
  const wanted = `${digest(lock)} ${process.platform} ${process.arch}`;
  const installed = join(here, "node_modules/.bulletin-installed");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) {
    return;
  }
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  run(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  writeFileSync(installed, wanted);
}

function checkTypes() {
  const compiler = join(here, "node_modules/typescript/bin/tsc");
  run(process.execPath, [compiler]);
  run(process.execPath, [compiler, "--project", "tsconfig.worker.json"]);
}

/** Browsers end connections with the page, and call the listener by which SockJS does so outdated. */
const withoutUnload = {
  name: "without-unload",
  setup(build) {
    build.onLoad({ filter: /sockjs-client[\\/]lib[\\/]utils[\\/]event\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replace("module.exports.attachEvent('unload', unloadTriggered);", "");
      if (contents === source) {
        throw new Error(`${path} is not as expected`);
      }
      return { contents, loader: "js" };
    });
  },
};

/** What joins rooms is a file of its own, whose name the others are told. */
async function bundle(esbuild) {
  const live = await compile(esbuild, {
    entryPoints: [{ in: "src/live.ts", out: "live" }],
    globalName: "bulletinLive",
    plugins: [withoutUnload],
  });
  const script = Object.keys(live).find((path) => path.endsWith(".js"));
  const others = await compile(esbuild, {
    entryPoints: [
      { in: "src/app.ts", out: "app" },
      { in: "src/embed.ts", out: "embed" },
      { in: "src/paint.ts", out: "theme" },
      { in: "src/studio/studio.ts", out: "studio" },
      { in: "src/charts.ts", out: "chart" },
      { in: "styles/app.css", out: "app" },
      { in: "styles/studio.css", out: "studio" },
      { in: "src/worker/worker.ts", out: "worker" },
      { in: "assets/favicon.svg", out: "favicon" },
      { in: "assets/icon-180.png", out: "icon-180" },
      { in: "assets/icon-192.png", out: "icon-192" },
      { in: "assets/icon-512.png", out: "icon-512" },
      { in: "assets/maskable-512.png", out: "maskable-512" },
    ],
    define: { LIVE_SCRIPT: JSON.stringify(`/assets/${basename(script)}`) },
  });
  return { ...live, ...others };
}

/** The files that it has written. */
async function compile(esbuild, { define, ...wanted }) {
  const result = await esbuild.build({
    ...wanted,
    absWorkingDir: here,
    entryNames: "[name]-[hash]",
    outdir: classes,
    bundle: true,
    minify: true,
    format: "iife",
    platform: "browser",
    target: ["es2020", "chrome111", "firefox113", "safari16.4"],
    define: { global: "globalThis", ...define },
    loader: { ".svg": "copy", ".png": "copy" },
    legalComments: "eof",
    charset: "utf8",
    metafile: true,
    logLevel: "warning",
  });
  return result.metafile.outputs;
}

/** From the name that templates use to the file that holds it. */
function manifest(outputs) {
  const files = {};
  for (const path of Object.keys(outputs).sort()) {
    const file = basename(path);
    files[file.replace(/-[A-Z0-9]{8}\./, ".")] = file;
  }
  return JSON.stringify(files, null, 2) + "\n";
}

/** Once for many readers, so as small as it gets. */
function compress() {
  for (const name of readdirSync(classes)) {
    const file = readFileSync(join(classes, name));
    const params = {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
    };
    writeFileSync(join(classes, `${name}.br`), brotliCompressSync(file, { params }));
  }
}

async function build(esbuild) {
  const wanted = fingerprint();
  const done = existsSync(join(classes, "manifest.json")) && existsSync(stamp);
  if (done && readFileSync(stamp, "utf8") === wanted) {
    return;
  }
  checkTypes();
  rmSync(classes, { recursive: true, force: true });
  mkdirSync(classes, { recursive: true });
  const outputs = await bundle(esbuild);
  compress();
  writeFileSync(join(classes, "manifest.json"), manifest(outputs));
  writeFileSync(stamp, wanted);
}

async function test(esbuild) {
  rmSync(tests, { recursive: true, force: true });
  const names = readdirSync(join(here, "test")).filter((name) => name.endsWith(".test.ts"));
  await esbuild.build({
    absWorkingDir: here,
    entryPoints: names.map((name) => join("test", name)),
    outdir: tests,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["canvas"],
    target: "node20",
    logLevel: "warning",
  });
  run(process.execPath, ["--test", ...names.map((name) => join(tests, name.replace(/ts$/, "mjs")))]);
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const path of sources.flatMap((name) => filesIn(join(here, name))).sort()) {
    hash.update(relative(here, path)).update("\0").update(readFileSync(path));
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(path)) {
    return [];
  }
  try {
    return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
  } catch {
    return [path];
  }
}

function digest(content) {
  return createHash("sha256").update(content).digest("hex");
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: here, stdio: "inherit" });
  if (error !== undefined || status !== 0) {
    console.error(`web: ${basename(command)} ${args[0]} failed${error ? `: ${error.message}` : ""}`);
    process.exit(1);
  }
}

install();
const esbuild = await import("esbuild");
await (process.argv[2] === "test" ? test : build)(esbuild);
