import { offerUndo, once, requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { acrossTenants, readAcrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import type { Queryable } from "#lib/platform/database";
import { changedMeanwhile, conflict, differingFields } from "#lib/platform/errors";
import { type ChangeLevelsInput, type LevelTable, levelsAsShown } from "./schema.ts";

const MEANWHILE = "Somebody else has changed the levels meanwhile. Look at them again, then save yours.";

/** The operator's levels. @throws `forbidden` without `gamification.manage` */
export async function getLevels(context: StaffContext): Promise<LevelTable> {
  requirePermission(requireStaff(context), "gamification.manage");
  return readAcrossTenants(context, "levels.read", readLevels);
}

/**
 * Changes the levels of everybody; privileges follow within moments. Nothing changed writes nothing.
 * @throws `forbidden`, `conflict` when somebody else changed them meanwhile (with an issue on each field that stands differently now),
 *   or for a level that still opens something and would be gone
 */
export async function changeLevels(context: StaffContext, { levels, version }: ChangeLevelsInput): Promise<LevelTable> {
  requirePermission(requireStaff(context), "gamification.manage");
  return acrossTenants(context, "levels.change", (tx) =>
    once(context, tx, async () => {
      const before = await readLevels(tx);
      const wanted = levelsAsShown(levels);
      if (before.version === version && differingFields(levelsAsShown(before.levels), wanted).length === 0) return before;
      const { count } = await tx.prisma.levelTable.updateMany({ where: { id: 1, version }, data: { levels, version: { increment: 1 } } });
      // Read anew: of two at once the second has waited for what the first wrote.
      if (count === 0) throw changedMeanwhile(MEANWHILE, levelsAsShown((await readLevels(tx)).levels), wanted);
      await requireNoRuleBeyond(tx, levels.length);
      offerUndo(context, { method: "PUT", path: "/api/v1/gamification/levels", body: { levels: before.levels, version: version + 1 } });
      await recordAudit(context, tx, {
        action: "level.change",
        tenantId: null,
        subjectType: "level_table",
        subjectId: "1",
        before: { levels: before.levels },
        after: { levels },
      });
      await emit(context, tx, "levels.changed", { levels: levels.length });
      return { levels, version: version + 1 };
    }),
  );
}

/** The levels as they are now, in whatever transaction asks. */
export async function readLevels(tx: Queryable): Promise<LevelTable> {
  const [row] = await tx.query<LevelTable>({ name: "levels", text: "SELECT levels, version FROM level_table WHERE id = 1" });
  if (!row) throw new Error("The levels are missing");
  return row;
}

async function requireNoRuleBeyond(tx: Queryable, highest: number): Promise<void> {
  const [rule] = await tx.query<{ level: string }>({
    text: `SELECT source_key AS level FROM privilege_rule WHERE source_kind = 'level' AND is_enabled AND source_key::int > $1::int
           ORDER BY source_key::int LIMIT 1`,
    values: [highest],
  });
  if (rule) throw conflict(`Level ${rule.level} still opens something. Switch its rule off before you leave the level out.`);
}
