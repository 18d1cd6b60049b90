import { csvField } from "#lib/platform/spreadsheet";
import { type AuditRow, hex } from "./audit-row.ts";

/** A row with what proves it: the hash before, and the text under its hash. */
export interface ExportRow extends AuditRow {
  previous_hash: Uint8Array;
  hashed_text: string;
}

/** How an export ends, so that one that was cut off is known as such. */
export interface ExportEnd {
  entries: number;
  /** False when there were more than one export may hold. */
  isComplete: boolean;
}

/** How a format writes each part of an export; every part ends its line. */
export interface ExportFormat {
  contentType: string;
  head: () => string;
  entry: (row: ExportRow) => string;
  end: (end: ExportEnd) => string;
}

/** One JSON object a line (https://jsonlines.org). `hashed` is the text that `hash` was made of, after `previousHash`. */
export const jsonLines: ExportFormat = {
  contentType: "application/x-ndjson; charset=utf-8",
  head: () => "",
  entry: (row) =>
    `${JSON.stringify({
      chain: row.tenant_id ?? "platform",
      seq: Number(row.seq),
      id: row.id,
      at: row.at.toISOString(),
      actorId: row.actor_id,
      actor: row.actor_label,
      behalfOfId: row.behalf_of_id,
      behalfOf: row.behalf_of_label,
      action: row.action,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      before: row.before,
      after: row.after,
      reason: row.reason,
      ip: row.ip,
      userAgent: row.user_agent,
      requestId: row.request_id,
      previousHash: hex(row.previous_hash),
      hash: hex(row.hash),
      redactedBy: row.redacted_by,
      hashed: row.hashed_text,
    })}\n`,
  end: (end) => `${JSON.stringify({ end })}\n`,
};

const CSV_COLUMNS: [string, (row: ExportRow) => unknown][] = [
  ["chain", (row) => row.tenant_id ?? "platform"],
  ["seq", (row) => row.seq],
  ["id", (row) => row.id],
  ["at", (row) => row.at.toISOString()],
  ["actor_id", (row) => row.actor_id],
  ["actor", (row) => row.actor_label],
  ["behalf_of_id", (row) => row.behalf_of_id],
  ["behalf_of", (row) => row.behalf_of_label],
  ["action", (row) => row.action],
  ["subject_type", (row) => row.subject_type],
  ["subject_id", (row) => row.subject_id],
  ["before", (row) => (row.before === null ? null : JSON.stringify(row.before))],
  ["after", (row) => (row.after === null ? null : JSON.stringify(row.after))],
  ["reason", (row) => row.reason],
  ["ip", (row) => row.ip],
  ["user_agent", (row) => row.user_agent],
  ["request_id", (row) => row.request_id],
  ["previous_hash", (row) => hex(row.previous_hash)],
  ["hash", (row) => hex(row.hash)],
  ["redacted_by", (row) => row.redacted_by],
];

/** Comma-separated values (RFC 4180), with the mark of UTF-8 that spreadsheets ask for. */
export const csv: ExportFormat = {
  contentType: "text/csv; charset=utf-8",
  head: () => `\uFEFF${CSV_COLUMNS.map(([name]) => name).join(",")}\r\n`,
  entry: (row) => `${CSV_COLUMNS.map(([, value]) => csvField(value(row))).join(",")}\r\n`,
  end: ({ entries, isComplete }) =>
    `${csvField(isComplete ? `End: ${entries} ${entries === 1 ? "entry" : "entries"}` : `Cut off after ${entries} entries: choose fewer days`)}\r\n`,
};
