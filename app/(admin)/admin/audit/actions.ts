"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { verifyPlatformAudit } from "#lib/audit";
import { sayVerdict } from "#lib/audit/schema";
import { AppError } from "#lib/platform/errors";
import { serverAction } from "#lib/web";

export const verifyPlatformAuditAction = serverAction({
  access: "staff",
  input: z.strictObject({}),
  async handle({ context, runtime }) {
    const verdict = await verifyPlatformAudit(context, runtime);
    refresh();
    if (verdict.problem) throw new AppError("conflict", sayVerdict(verdict));
    return `${sayVerdict(verdict)} This is the platform’s own chain; a tenant’s is checked in its portal, and all of them by “npm run audit:verify”.`;
  },
});
