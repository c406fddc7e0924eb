/** The studio's script: everything essential works without it. */
import { openStorage } from "../storage";
import { mountThemeSwitch } from "../theme";
import { localizeTimes } from "../time";
import { readWords, say } from "../words";
import { noteWriter } from "../writer";
import { WritingForm } from "./form";
import { Images } from "./images";
import { LineNumbers } from "./lines";
import { LivePreview, type Subject } from "./preview";
import { Saving } from "./saving";
import { Server } from "./server";
import { Tabs } from "./tabs";
import { Watch } from "./watch";

const root = document.documentElement;
const language = root.lang;
const words = readWords(document.body);

function mountTheme(): void {
  const button = document.querySelector<HTMLElement>("[data-theme-switch]");
  const labels = { system: "themeSystem", light: "themeLight", dark: "themeDark" };
  if (button !== null) {
    mountThemeSwitch(root, button, (theme) => say(words, labels[theme]));
  }
}

/** Browsers know some zones by a name that nobody there uses any more. */
const RENAMED: Readonly<Record<string, string>> = { "Asia/Saigon": "Asia/Ho_Chi_Minh" };

/** A time that is not chosen yet is meant as the writer's clock shows it. */
function mountZone(element: HTMLFormElement): void {
  const zone = element.querySelector<HTMLInputElement>("[data-zone]");
  const at = element.querySelector<HTMLInputElement>("input[name=at]");
  if (zone !== null && at?.value === "") {
    const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    zone.value = RENAMED[own] ?? own;
  }
}

function mountEditor(element: HTMLFormElement): void {
  new Tabs(element).mount();
  const form = new WritingForm(element);
  if (form.isReading) {
    return;
  }
  const server = new Server(root);
  const texts = Array.from(element.querySelectorAll<HTMLElement>("[data-text]"));
  const definition = element.querySelector<HTMLElement>("[data-definition]");
  const previews = texts.map((text) => new LivePreview(text, server, words, bodyOf(text)));
  if (definition !== null) {
    previews.push(mountDefinition(definition, server));
  }
  const saving = new Saving(form, server, words, language, () => previews.forEach((preview) => preview.update(0)));
  saving.mount();
  previews.forEach((preview) => preview.mount());
  texts.forEach((text) => new Images(text, server, words, announce).mount());
  mountZone(element);
}

/** The text of a report in one language. */
function bodyOf(text: HTMLElement): Subject {
  return {
    path: "/studio/preview",
    question: (valueOf) => ({ language: text.dataset.text, body: valueOf("body"), format: valueOf("format") }),
  };
}

/** The definition of a dashboard, whose lines are numbered. */
function mountDefinition(section: HTMLElement, server: Server): LivePreview {
  const lines = LineNumbers.of(section);
  const subject: Subject = {
    path: "/studio/dashboards/check",
    question: (valueOf) => ({ name: section.dataset.definition, yaml: valueOf("body") }),
  };
  const preview = new LivePreview(section, server, words, subject, (wrong) => {
    lines?.mark(wrong);
    localizeTimes(section, language);
  });
  document.querySelector("[data-check]")?.addEventListener("click", (event) => {
    event.preventDefault();
    void preview.check().then((isSound) => announce(isSound ? say(words, "sound") : ""));
  });
  return preview;
}

function mountWatch(figures: HTMLElement): void {
  const announcer = document.querySelector("[data-announcer]");
  const surroundings = {
    fetch: (path: string) => fetch(path, { headers: { accept: "text/html" } }),
    now: Date.now,
    later: (millis: number, work: () => void) => void setTimeout(work, millis),
    isHidden: () => document.visibilityState === "hidden",
    isHeld: (shown: HTMLElement) => shown.querySelector(".row-actions :is(:hover, :focus)") !== null,
    announce: (text: string) => announcer?.replaceChildren(text),
  };
  new Watch(figures, words, language, surroundings).mount();
}

function announce(text: string): void {
  document.querySelector("[data-saving]")?.replaceChildren(text);
}

noteWriter(openStorage(), document.body.dataset.writes !== undefined);
mountTheme();
localizeTimes(document, language);
const editor = document.querySelector<HTMLFormElement>("form[data-editor]");
if (editor !== null) {
  mountEditor(editor);
}
const figures = document.querySelector<HTMLElement>("[data-watch]");
if (figures !== null) {
  mountWatch(figures);
}
