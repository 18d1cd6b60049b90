export interface UploadLimits {
  maxBytes: number;
  maxFiles: number;
  /** As the browser's `accept`: ".csv,image/*". Anything when empty. */
  accept?: string;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const STEP = 1_000;

/** A size as people read it: "12 kB", "3.4 MB". */
export function writeBytes(bytes: number, locale: string): string {
  const power = Math.min(UNITS.length - 1, bytes < STEP ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = UNITS[power] ?? "byte";
  // Bytes have no sign of their own, only a word, and "short" leaves it in the singular.
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: power === 0 ? "long" : "short",
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / STEP ** power);
}

/** Whether `accept` allows the file. A browser only filters its own dialog by it; dropped files pass. */
export function isAccepted(file: { name: string; type: string }, accept = ""): boolean {
  const rules = accept
    .split(",")
    .map((rule) => rule.trim().toLowerCase())
    .filter(Boolean);
  if (rules.length === 0) return true;
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase();
  return rules.some((rule) => {
    if (rule.startsWith(".")) return name.endsWith(rule);
    return rule.endsWith("/*") ? type.startsWith(rule.slice(0, -1)) : type === rule;
  });
}

/** The reader's language: the words of `useClientWords`, and the locale that numbers and lists are written in. */
export interface UploadWords {
  say: (key: UploadWord, parts?: Record<string, string | number>) => string;
  locale: string;
}
export type UploadWord =
  | "uploadImages"
  | "uploadVideos"
  | "uploadSound"
  | "uploadOneAtATime"
  | "uploadManyAtATime"
  | "uploadOnlyKinds"
  | "uploadEmpty"
  | "uploadTooLarge"
  | "uploadOne"
  | "uploadMany"
  | "uploadOneOfKinds"
  | "uploadManyOfKinds";

const KINDS: Record<string, UploadWord> = { "image/*": "uploadImages", "video/*": "uploadVideos", "audio/*": "uploadSound" };

/** The kinds as people say them: ".csv, PDF, or images". */
function writeKinds(accept: string, { say, locale }: UploadWords): string {
  const kinds = accept
    .split(",")
    .map((rule) => rule.trim())
    .filter(Boolean);
  const named = kinds.map((kind) => {
    const word = KINDS[kind.toLowerCase()];
    return word ? say(word) : kind === "application/pdf" ? "PDF" : kind;
  });
  return new Intl.ListFormat(locale, { type: "disjunction" }).format(named);
}

/** Why a file is not taken, in words; null when it is. The server has to look again. */
export function refusalOf(
  file: { name: string; type: string; size: number },
  taken: number,
  limits: UploadLimits,
  words: UploadWords,
): string | null {
  const { say, locale } = words;
  if (taken >= limits.maxFiles) return limits.maxFiles === 1 ? say("uploadOneAtATime") : say("uploadManyAtATime", { count: limits.maxFiles });
  if (!isAccepted(file, limits.accept)) return say("uploadOnlyKinds", { kinds: writeKinds(limits.accept ?? "", words) });
  if (file.size === 0) return say("uploadEmpty");
  if (file.size > limits.maxBytes) return say("uploadTooLarge", { size: writeBytes(file.size, locale), most: writeBytes(limits.maxBytes, locale) });
  return null;
}

/** What is taken, said before anybody chooses a file. */
export function tellLimits({ maxBytes, maxFiles, accept }: UploadLimits, words: UploadWords): string {
  const parts = { size: writeBytes(maxBytes, words.locale), count: maxFiles, kinds: accept ? writeKinds(accept, words) : "" };
  if (accept) return words.say(maxFiles === 1 ? "uploadOneOfKinds" : "uploadManyOfKinds", parts);
  return words.say(maxFiles === 1 ? "uploadOne" : "uploadMany", parts);
}
