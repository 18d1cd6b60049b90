import { requirePermission, type TenantContext } from "#lib/access";
import { isAppError } from "#lib/platform/errors";
import { listViews } from "#lib/tables";
import type { RowCount, SavedView } from "#lib/tables/schema";
import { countLeads } from "../leads/list-leads.ts";
import { leadFilter } from "../leads/schema.ts";
import { countContacts } from "../people/list-people.ts";
import { contactFilter } from "../people/schema.ts";
import { SEGMENT_SUBJECTS, SEGMENT_TABLES, type Segment, type SegmentSubject } from "./schema.ts";

/** What of a view is how it looks and where it stands, and no condition. */
const LOOK = new Set(["columns", "density", "widths", "limit", "sort", "view", "cursor"]);
/** How many are counted for one page; the others are there without a number. */
const COUNTED = 50;

/**
 * The segments of leads and contacts that somebody has: their own and those that are shared with them, each with how many meet its
 * conditions at this moment.
 * @throws `forbidden` without `lead.read`, and for programs, whose lists nobody saves
 */
export async function listSegments(context: TenantContext): Promise<Segment[]> {
  requirePermission(context, "lead.read");
  const found: Segment[] = [];
  for (const subject of SEGMENT_SUBJECTS)
    for (const view of await listViews(context, "tenant", SEGMENT_TABLES[subject])) {
      const filter = conditionsIn(view);
      // A view that only looks different means every record.
      if (Object.keys(filter).every((name) => name === "match")) continue;
      const counted = found.length < COUNTED ? await countOf(context, subject, filter) : null;
      const { id, name, isShared, isMine, ownerName } = view;
      found.push({ id, subject, name, isShared, isMine, ownerName, filter, count: counted?.count ?? null, isExact: counted?.isExact ?? false });
    }
  return found;
}

const conditionsIn = ({ state }: SavedView) => Object.fromEntries(Object.entries(state).filter(([name, value]) => !LOOK.has(name) && value !== ""));

/** Null where the list no longer knows a condition: a field that was deleted, a choice that is gone. */
async function countOf(context: TenantContext, subject: SegmentSubject, filter: Record<string, string>): Promise<RowCount | null> {
  try {
    if (subject === "lead") {
      const read = leadFilter.safeParse(filter);
      return read.success ? await countLeads(context, read.data) : null;
    }
    const read = contactFilter.safeParse(filter);
    return read.success ? await countContacts(context, read.data) : null;
  } catch (error) {
    if (isAppError(error) && error.code === "invalid") return null;
    throw error;
  }
}
