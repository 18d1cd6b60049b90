export interface UploadLimits {
  maxBytes: number;
  maxFiles: number;
  /** As the browser's `accept`: ".csv,image/*". Anything when empty. */
  accept?: string;
}

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;
const STEP = 1_000;

/** A size as people read it: "12 kB", "3.4 MB". */
export function writeBytes(bytes: number, locale = "en"): string {
  const power = Math.min(UNITS.length - 1, bytes < STEP ? 0 : Math.floor(Math.log10(bytes) / 3));
  const unit = UNITS[power] ?? "byte";
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: power > 1 ? 1 : 0 }).format(
    bytes / STEP ** power,
  );
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

const KINDS: Record<string, string> = { "image/*": "images", "video/*": "videos", "audio/*": "sound", "application/pdf": "PDF" };

/** The kinds as people say them: ".csv, .txt, or images". */
function writeKinds(accept = ""): string {
  const kinds = accept
    .split(",")
    .map((rule) => rule.trim())
    .filter(Boolean);
  return new Intl.ListFormat("en", { type: "disjunction" }).format(kinds.map((kind) => KINDS[kind.toLowerCase()] ?? kind));
}

/** Why a file is not taken, in words; null when it is. The server has to look again. */
export function refusalOf(file: { name: string; type: string; size: number }, taken: number, limits: UploadLimits): string | null {
  if (taken >= limits.maxFiles) return `Only ${limits.maxFiles} ${limits.maxFiles === 1 ? "file" : "files"} at a time.`;
  if (!isAccepted(file, limits.accept)) return `Only ${writeKinds(limits.accept)} can be read.`;
  if (file.size === 0) return "The file is empty.";
  if (file.size > limits.maxBytes) return `${writeBytes(file.size)} is more than the ${writeBytes(limits.maxBytes)} allowed.`;
  return null;
}

/** What is taken, said before anybody chooses a file. */
export function tellLimits({ maxBytes, maxFiles, accept }: UploadLimits): string {
  const start = accept ? `${writeKinds(accept)}, up` : "Up";
  return `${start} to ${writeBytes(maxBytes)} each, ${maxFiles === 1 ? "one file" : `at most ${maxFiles} files`}.`;
}
