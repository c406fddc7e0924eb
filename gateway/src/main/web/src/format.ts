/** Numbers as the server writes them: the same digits, grouping and rounding. */

export type Direction = "up" | "down" | "flat";

export interface Change {
  readonly direction: Direction;
  readonly arrow: string;
  readonly percent: string;
}

const MINUS = "\u2212";
const ARROWS: Readonly<Record<Direction, string>> = { up: "▲", down: "▼", flat: "" };
const formats = new Map<string, Intl.NumberFormat>();

/** So many decimals that a price keeps four or more telling digits and does not jitter. */
export function decimals(value: number): number {
  const size = Math.abs(value);
  if (size >= 10 || size === 0) {
    return 2;
  }
  return size >= 0.01 ? 4 : 8;
}

export function formatValue(language: string, value: number): string {
  return signed(value, "", decimalText(language, value, decimals(value)));
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
 * The digits without a sign. The shortest decimal text of the number is what is rounded, not its
 * binary neighbour, so that 1.005 becomes 1.01 as on the server.
 */
function decimalText(language: string, value: number, digits: number): string {
  const text = String(Math.abs(value)) as Intl.StringNumericLiteral;
  return format(language, digits).format(text);
}

function format(language: string, digits: number): Intl.NumberFormat {
  const key = language + digits;
  let found = formats.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, found);
  }
  return found;
}
