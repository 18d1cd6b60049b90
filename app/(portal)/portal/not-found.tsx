import type { Metadata } from "next";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";

export const metadata: Metadata = { title: "Not found" };

export default function PortalNotFound() {
  return (
    <div className="grid justify-items-start gap-6">
      <PageHeader
        title="This page is not here"
        note="The address may be mistyped, what it led to may be gone, or it does not belong to your portal."
      />
      <LinkButton href="/portal">Go to the overview</LinkButton>
    </div>
  );
}
