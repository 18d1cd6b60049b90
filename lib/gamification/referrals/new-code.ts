import { randomBytes } from "node:crypto";
import type { CodePrefix } from "./code.ts";

const CODE_BYTES = 4;

/** A new code: the prefix and eight hex digits. Two can be equal: the table's key decides, and the caller draws again. */
export const newReferralCode = (prefix: CodePrefix): string => prefix + randomBytes(CODE_BYTES).toString("hex").toUpperCase();
