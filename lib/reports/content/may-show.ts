import { type Context, can, PERMISSIONS } from "#lib/access";
import { forbidden } from "#lib/platform/errors";
import { type Block, neededFor } from "./blocks.ts";

/** Whether somebody may see what a block of this kind shows. */
export const mayShow = (context: Context, block: Pick<Block, "kind">): boolean => neededFor(block).every((permission) => can(context, permission));

/**
 * Whoever puts a block into a report, shares it or has it mailed shows others what it says: they must be allowed to see it themselves.
 * @throws `forbidden` naming what is missing
 */
export function requireMayShow(context: Context, blocks: readonly Pick<Block, "kind">[]): void {
  const missing = blocks.flatMap(neededFor).find((permission) => !can(context, permission));
  if (missing)
    throw forbidden(`This report shows what you may not see yourself: “${PERMISSIONS[missing]}” is missing. Ask somebody who has it to do this.`);
}
