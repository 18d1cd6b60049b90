import type { Metadata } from "next";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";

export const metadata: Metadata = { title: "Not found" };

export default function AdminNotFound() {
  return (
    <div className="grid justify-items-start gap-6">
      <PageHeader title="This page is not here" note="The address may be mistyped, or what it led to may be gone." />
      <LinkButton href="/admin/tenants">See all tenants</LinkButton>
    </div>
  );
}
