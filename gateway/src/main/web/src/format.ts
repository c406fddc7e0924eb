/** Numbers as the server writes them: the same digits, grouping and rounding. */
import { say, type Words } from "./words";

export type Style = "price" | "decimal" | "percent" | "compact" | "bytes";

export interface FigureFormat {
  readonly style: Style;
  /** Nothing where the size of the number decides. */
  readonly decimals?: number | undefined;
}

const STYLES: readonly string[] = ["price", "decimal", "percent", "compact", "bytes"];
const SIZES = [
  { exponent: 6, word: "millions" },
  { exponent: 9, word: "billions" },
  { exponent: 12, word: "trillions" },
] as const;
const BYTES = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];

export type Direction = "up" | "down" | "flat";

export interface Change {
  readonly direction: Direction;
  readonly arrow: string;
  readonly percent: string;
}

const MINUS = "\u2212";
const ARROWS: Readonly<Record<Direction, string>> = { up: "▲", down: "▼", flat: "" };
const formats = new Map<string, Intl.NumberFormat>();

/** The format that an element says its figure has; a price where it says none. */
export function formatOf(element: HTMLElement): FigureFormat {
  const { format, decimals } = element.dataset;
  return {
    style: format !== undefined && STYLES.includes(format) ? (format as Style) : "price",
    decimals: decimals === undefined || decimals === "" ? undefined : Number(decimals),
  };
}

export function formatFigure(language: string, words: Words, format: FigureFormat, value: number): string {
  const { style, decimals } = format;
  switch (style) {
    case "price":
      return fixed(language, value, decimals ?? priceDecimals(value));
    case "decimal":
      return fixed(language, value, decimals ?? plainDecimals(value));
    case "percent":
      return fixed(language, value, decimals ?? 2) + "%";
    case "compact":
      return compact(language, words, value, decimals);
    case "bytes":
      return bytes(language, value, decimals);
  }
}

/** So many decimals that a price keeps four or more telling digits and does not jitter. */
function priceDecimals(value: number): number {
  const size = Math.abs(value);
  if (size >= 10 || size === 0) {
    return 2;
  }
  return size >= 0.01 ? 4 : 8;
}

/** So many decimals that a number keeps about three telling digits. */
function plainDecimals(value: number): number {
  const size = Math.abs(value);
  if (size >= 1000 || size === 0) {
    return 0;
  }
  if (size >= 10) {
    return 1;
  }
  if (size >= 1) {
    return 2;
  }
  return size >= 0.01 ? 4 : 8;
}

/** By the number as it is rounded, so that nothing is written as a thousand millions. */
function compact(language: string, words: Words, value: number, wanted: number | undefined): string {
  if (Math.abs(value) < 1e6) {
    return fixed(language, value, wanted ?? plainDecimals(value));
  }
  const decimals = wanted ?? 2;
  const isShort = ({ exponent }: { exponent: number }) => rounded(value, decimals, exponent) < 1000;
  const { exponent, word } = SIZES.find(isShort) ?? SIZES[2];
  return say(words, word, { n: signed(value, "", decimalText(language, value, decimals, -exponent)) });
}

function rounded(value: number, decimals: number, exponent: number): number {
  return Number(decimalText("en", value, decimals, -exponent).replaceAll(",", ""));
}

/** The largest power of 1,024 that a number of bytes reaches. */
export function unitOfBytes(value: number): number {
  let unit = 1;
  for (let i = 1; i < BYTES.length && Math.abs(value) >= unit * 1024; i++) {
    unit *= 1024;
  }
  return unit;
}

function bytes(language: string, value: number, wanted: number | undefined): string {
  let share = Math.abs(value);
  for (let i = 0; ; i++) {
    const decimals = i === 0 ? 0 : (wanted ?? 1);
    if (i === BYTES.length - 1 || rounded(share, decimals, 0) < 1024) {
      return `${fixed(language, Math.sign(value) * share, decimals)} ${BYTES[i]}`;
    }
    share /= 1024;
  }
}

function fixed(language: string, value: number, decimals: number): string {
  return signed(value, "", decimalText(language, value, decimals));
}

/** A change over a period, in percent: its sign is told by a mark and by a character. */
export function formatChange(language: string, percent: number): Change {
  const digits = decimalText(language, percent, 2);
  const direction = /[1-9]/.test(digits) ? (percent > 0 ? "up" : "down") : "flat";
  const text = direction === "flat" ? digits : signed(percent, "+", digits);
  return { direction, arrow: ARROWS[direction], percent: text + "%" };
}

function signed(value: number, plus: string, digits: string): string {
  return (value < 0 && /[1-9]/.test(digits) ? MINUS : value > 0 ? plus : "") + digits;
}

/**
 * The digits without a sign, of the number times a power of ten. The shortest decimal text of the
 * number is what is rounded, not its binary neighbour, so that 1.005 becomes 1.01 as on the server.
 */
function decimalText(language: string, value: number, digits: number, exponent = 0): string {
  const [mantissa, own] = String(Math.abs(value)).split("e");
  const text = `${mantissa}e${Number(own ?? "0") + exponent}` as Intl.StringNumericLiteral;
  return format(language, digits).format(text);
}

function format(language: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: "always",
    });
    formats.set(key, found);
  }
  return found;
}
