import type { ReactNode } from "react";
import { PublicShell } from "#components/shell/public-shell";
import { LinkButton } from "#components/ui/link-button";
import { installationFor } from "../installation.tsx";
import { currentVisitor } from "./visitor.ts";

const links = [
  { label: "Status", href: "/status" },
  { label: "Developers", href: "/developers" },
];

/** The frame of the public pages, with the way in for whoever looks. */
export async function SiteFrame({ width, children }: { width?: "contained" | "page"; children: ReactNode }) {
  const visitor = await currentVisitor();
  const { product, notices } = await installationFor(visitor);
  const actor = visitor?.actor;
  const entry =
    actor?.kind !== "user"
      ? { label: "Sign in", href: "/login" }
      : actor.platformRole
        ? { label: "Administration", href: "/admin/tenants" }
        : { label: "Your portal", href: "/portal" };
  return (
    <PublicShell
      product={product}
      notices={notices}
      width={width}
      links={links}
      footerLinks={[{ label: "Home", href: "/" }, ...links]}
      actions={<LinkButton href={entry.href}>{entry.label}</LinkButton>}
    >
      {children}
    </PublicShell>
  );
}
