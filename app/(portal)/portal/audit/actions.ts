"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { verifyTenantAudit } from "#lib/audit";
import { sayVerdict } from "#lib/audit/schema";
import { AppError } from "#lib/platform/errors";
import { serverAction } from "#lib/web";

export const verifyTenantAuditAction = serverAction({
  access: "tenant",
  input: z.strictObject({}),
  async handle({ context, runtime }) {
    const verdict = await verifyTenantAudit(context, runtime);
    refresh();
    if (verdict.problem) throw new AppError("conflict", sayVerdict(verdict));
    return sayVerdict(verdict);
  },
});
