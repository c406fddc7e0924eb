/**
 * A text of which a number chooses one of several.
 *
 * by: the name of the number; forms: the texts, by the category of the language's rules.
 */
export interface Plural {
  readonly by: string;
  readonly forms: Readonly<Record<string, string>>;
}

/** The words of the page, given by the server with it, and under "language" which they are in. */
export type Words = Readonly<Record<string, string | Plural>>;

const rules = new Map<string, Intl.PluralRules>();
const formats = new Map<string, Intl.NumberFormat>();

export function readWords(body: HTMLElement): Words {
  return JSON.parse(body.dataset.words ?? "{}") as Words;
}

/** The text of a key, with each {name} replaced. A key without a text shows itself. */
export function say(words: Words, key: string, values: Record<string, string | number> = {}): string {
  const language = typeof words.language === "string" ? words.language : "en";
  const text = chosen(language, words[key] ?? key, values);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => written(language, values[name] ?? whole));
}

function chosen(language: string, text: string | Plural, values: Record<string, string | number>): string {
  if (typeof text === "string") {
    return text;
  }
  const category = made(rules, language, () => new Intl.PluralRules(language)).select(Number(values[text.by]));
  return text.forms[category] ?? text.forms.other ?? "";
}

/** A number as the readers of the language write it, also on the server. */
function written(language: string, value: string | number): string {
  return typeof value === "string"
    ? value
    : made(formats, language, () => new Intl.NumberFormat(language, { useGrouping: "always" })).format(value);
}

function made<T>(kept: Map<string, T>, language: string, make: () => T): T {
  const known = kept.get(language);
  if (known !== undefined) {
    return known;
  }
  const one = make();
  kept.set(language, one);
  return one;
}
