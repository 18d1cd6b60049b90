import { ATTACHMENT_LIMITS } from "./schema.ts";

const LONGEST_EXTENSION = 10;
/** Names that Windows gives to devices, whatever comes after the dot. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name that is safe to show and to save under: no folders (a browser or a hostile program may send a path), no control characters, none
 * that turn the direction of writing (by which "exe.png" is shown of "gnp.exe"), none that are invisible, nothing that a file system
 * refuses, and no longer than 120 characters with its ending kept. Pure.
 */
export function cleanFileName(sent: string): string {
  const last = sent.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last
    // Categories of Unicode: control, format (direction, zero width), surrogates alone, private use, line and paragraph separators.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, "")
    .replace(/[<>:"|?*]/g, "_")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+|[. ]+$/g, "");
  const named = DEVICES.test(plain) ? `_${plain}` : plain;
  if (named === "") return "file";
  const ending = extensionOf(named);
  const most = ATTACHMENT_LIMITS.nameCharacters;
  if (named.length <= most) return named;
  const kept = [...named.slice(0, named.length - ending.length - (ending ? 1 : 0))];
  const tail = ending ? `.${ending}` : "";
  while (kept.join("").length + tail.length > most) kept.pop();
  return `${kept.join("")}${tail}`;
}

/** What stands after the last dot, in small letters; "" for nothing, or for what is no ending. Pure. */
export function extensionOf(name: string): string {
  const [, ending] = /[^.]\.([^.\s]+)$/.exec(name) ?? [];
  return ending && ending.length <= LONGEST_EXTENSION ? ending.toLowerCase() : "";
}
