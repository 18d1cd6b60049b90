import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { invalid } from "#lib/platform/errors";
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from "./sign-in-by-mail-schema.ts";

/** Of zxcvbn's 0 to 4: "safely unguessable, moderate protection from an offline attack". */
const LEAST_SCORE = 3;
/** What follows changes nothing for the better, and the estimate's time grows faster than the password. */
const ESTIMATED_LENGTH = 40;
const SHORTEST_WORD = 3;
/** What must be left of a password without everything that is known of its owner. */
const LEAST_UNKNOWN = 8;

let estimator: Promise<ZxcvbnFactory> | undefined;

/** The dictionaries are megabytes: read when the first password is chosen, and only on the server. */
function loadEstimator(): Promise<ZxcvbnFactory> {
  estimator ??= Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common"), import("@zxcvbn-ts/language-en")]).then(
    ([{ ZxcvbnFactory }, common, english]) =>
      new ZxcvbnFactory({
        dictionary: { ...common.dictionary, ...english.dictionary },
        graphs: common.adjacencyGraphs,
        translations: english.translations,
      }),
  );
  return estimator;
}

/**
 * What is wrong with a new password, in words for its owner; null when it is good. Estimated with zxcvbn (Wheeler,
 * USENIX Security 2016) as NIST SP 800-63B advises: length and guessability count, not kinds of characters.
 * @param about what others know of the person: name, address, company
 */
export async function passwordProblem(password: string, about: string[]): Promise<string | null> {
  if (password.length < MIN_PASSWORD_LENGTH) return `Use at least ${MIN_PASSWORD_LENGTH} characters.`;
  if (password.length > MAX_PASSWORD_LENGTH) return `Use at most ${MAX_PASSWORD_LENGTH} characters.`;
  const words = knownWords(about);
  if (withoutWords(password, words).length < LEAST_UNKNOWN) return "Do not make it of your name, your address or your company: others know these.";
  const { score, feedback } = (await loadEstimator()).check(password.slice(0, ESTIMATED_LENGTH), words);
  if (score >= LEAST_SCORE) return null;
  const advice = [feedback.warning, ...feedback.suggestions].filter((each) => each !== null && each !== undefined && each !== "");
  if (advice.length === 0) return "This password is too easy to guess. Use several words that do not belong together.";
  return `This password is too easy to guess. ${advice.join(" ")}`;
}

/** @throws `invalid` with the advice on the field `path` */
export async function requireGoodPassword(password: string, about: string[], path = "password"): Promise<void> {
  const message = await passwordProblem(password, about);
  if (message) throw invalid("Choose another password.", [{ path, message }]);
}

function withoutWords(password: string, words: string[]): string {
  const longestFirst = words.toSorted((left, right) => right.length - left.length);
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ""), password.toLowerCase());
}

/** What is known as a whole, and each word of it. */
function knownWords(about: string[]): string[] {
  const words = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).map((word) => word.toLowerCase());
  return [...new Set(words)].filter((word) => word.length >= SHORTEST_WORD);
}
