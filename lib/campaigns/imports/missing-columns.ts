import type { FieldIssue } from "#lib/platform/errors";
import { COUNTED_FIELDS, type ImportSettings, MISSING_COLUMNS } from "./import-schema.ts";

/**
 * What has to be chosen before a file can be imported; nothing where it can. Without a day and a campaign every line would be taken for an
 * empty one, and without figures its days would be written as zeros. An export that names campaigns by their id alone is read by it.
 */
export function missingColumns({ columnOf }: Pick<ImportSettings, "columnOf">): FieldIssue[] {
  const isMissing = {
    day: columnOf.day === null,
    campaign: columnOf.campaign === null && columnOf.campaignId === null,
    spend: COUNTED_FIELDS.every((field) => columnOf[field] === null),
  };
  return (["day", "campaign", "spend"] as const).filter((field) => isMissing[field]).map((path) => ({ path, message: MISSING_COLUMNS[path] }));
}
