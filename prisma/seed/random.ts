/** Numbers from 0 up to 1 that are the same at every call for the same seed (mulberry32, public domain). */
export function numbersOf(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of several. */
export const pickOf =
  (number: () => number) =>
  <Value>(values: readonly Value[]): Value =>
    values[Math.floor(number() * values.length)] as Value;

/** A number around 1, from 1 - spread to 1 + spread; the middle is the likeliest (the mean of three). */
export const around = (number: () => number, spread: number): number => 1 + spread * (((number() + number() + number()) / 3) * 2 - 1);
