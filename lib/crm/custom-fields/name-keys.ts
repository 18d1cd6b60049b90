/** What addresses put behind a name for the two ends of a range; no field ends so, or its filter would be taken for another's. */
const RANGE_END = /(Min|Max|From|To)$/;

const plain = (label: string): string => label.normalize("NFKD").replace(/\p{M}/gu, "");

/** The key of a new field, made of its label: "Contract end" is `contractEnd`. Letters alone, and another than those that there are. Pure. */
export function fieldKeyOf(label: string, taken: ReadonlySet<string>): string {
  const words = plain(label)
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== "");
  const joined = words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())).join("");
  const short = joined.slice(0, 22) || "field";
  const base = RANGE_END.test(short) ? `${short}Field` : short;
  return firstFree(base, taken, (index) => `${base}${letters(index)}`);
}

/** The key of a new choice: "On hold" is `on_hold`. Small letters, digits and _, and another than those that there are. Pure. */
export function optionKeyOf(label: string, taken: ReadonlySet<string>): string {
  const slug = plain(label)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 40);
  const base = slug || "choice";
  return firstFree(base, taken, (index) => `${base}_${index + 1}`);
}

function firstFree(base: string, taken: ReadonlySet<string>, numbered: (index: number) => string): string {
  let key = base;
  for (let index = 1; taken.has(key); index += 1) key = numbered(index);
  return key;
}

/** 1 is "B", 25 is "Z", 26 is "BA": digits are no part of a key. */
function letters(index: number): string {
  const digit = String.fromCharCode(65 + (index % 26));
  return index < 26 ? digit : letters(Math.floor(index / 26)) + digit;
}
