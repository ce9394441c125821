import { InvalidArgumentError } from "commander";

/** For an option that takes a whole number. */
export function wholeNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError("A whole number from 0 on is wanted.");
}

const DAY = 24 * 60 * 60;

/** For an option that takes a time. Timers hold no more than some weeks. */
export function seconds(text: string): number {
  const number = wholeNumber(text);
  if (number > 0 && number <= DAY) return number;
  throw new InvalidArgumentError(`Seconds from 1 to ${DAY}, a day, are wanted.`);
}
