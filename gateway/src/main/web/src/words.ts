/** The words of the page's language, given by the server with the page. */
export type Words = Readonly<Record<string, string>>;

export function readWords(body: HTMLElement): Words {
  return JSON.parse(body.dataset.words ?? "{}") as Words;
}

/** The text of a key, with each {name} replaced. A key without a text shows itself. */
export function say(words: Words, key: string, values: Record<string, string | number> = {}): string {
  const text = words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
