/** What a scenario says as it goes: one line of JSON for each step. */

import { setTimeout } from "node:timers/promises";

const LIMIT_MILLIS = 30_000;
const PAUSE_MILLIS = 50;

/** Raised when what was seen is not what had to be. */
export class Unexpected extends Error {}

/** Does a step, and says how long it took. */
export async function step(name, work) {
  const start = performance.now();
  try {
    const result = await work();
    say({ step: name, millis: Math.round(performance.now() - start) });
    return result;
  } catch (problem) {
    throw new Unexpected(`${name}: ${problem.message}`, { cause: problem });
  }
}

/** Repeats a look until it finds what has to be: what two sides tell does not come at one time. */
export async function eventually(look) {
  const end = performance.now() + LIMIT_MILLIS;
  for (;;) {
    try {
      return await look();
    } catch (problem) {
      if (!(problem instanceof Unexpected) || performance.now() > end) {
        throw problem;
      }
      await setTimeout(PAUSE_MILLIS);
    }
  }
}

export function expect(holds, problem) {
  if (!holds) {
    throw new Unexpected(problem);
  }
}

export function say(line) {
  console.log(JSON.stringify(line));
}
