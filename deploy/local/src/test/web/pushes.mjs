/** What a frame of the Centrifuge protocol says about the figures of the dashboard. */

const ROOM = "dashboard:crypto";

/** The figures that a frame brings, with a subscription or afterwards. */
export function pushedFigures(frame) {
  return frame.split("\n").filter(Boolean).map((line) => JSON.parse(line)).flatMap(dataOf).flatMap(figuresOf);
}

function dataOf({ push, subscribe }) {
  const pushed = push?.channel === ROOM ? [push.pub] : [];
  const recovered = subscribe?.publications ?? [];
  return [...pushed, ...recovered].map((publication) => publication.data).concat(subscribe?.data ?? []);
}

function figuresOf(data) {
  const batches = data.batches ?? [data];
  return batches
    .filter((batch) => batch.type === "tile")
    .flatMap((batch) => batch.messages)
    .map((message) => ({ key: message.key, value: Number(message.data.figure.value) }));
}

/** Whether a text, in either language, is the value with as many decimals as the text has. */
export function isShownAs(value, text) {
  const decimals = /[.,](\d+)$/.exec(text)?.[1].length ?? 0;
  const shown = Number(text.replace(/\D/g, "")) / 10 ** decimals;
  return Math.abs(value - shown) <= 0.500001 / 10 ** decimals;
}
