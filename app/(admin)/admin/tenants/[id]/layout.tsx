import type { ReactNode } from "react";
import { z } from "zod";
import { DeletionBanner } from "#components/lifecycle/deletion-banner";
import { can, requireStaff } from "#lib/access";
import { getDeletion } from "#lib/lifecycle";
import { pageContext } from "#lib/web";
import { callOffDeletionAction } from "./life-actions.ts";

/** Says above every page of a tenant that it is to be deleted. It protects nothing: each page asks for its own context. */
export default async function TenantLayout({ children, params }: { children: ReactNode; params: Promise<{ id: string }> }) {
  const [{ id }, context] = await Promise.all([params, pageContext()]);
  const isStaff = context.actor.kind === "user" && context.actor.platformRole !== null && can(context, "tenant.read");
  const deletion = isStaff && z.uuid().safeParse(id).success ? await getDeletion(requireStaff(context), id) : null;
  if (!deletion) return children;
  return (
    <div className="grid gap-6">
      <DeletionBanner deletion={deletion} id={id} now={context.clock.now()} callOff={can(context, "tenant.manage") ? callOffDeletionAction : null} />
      {children}
    </div>
  );
}
