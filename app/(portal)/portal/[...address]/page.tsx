import { notFound } from "next/navigation";
import { pageTitle } from "#components/format/words";
import { tenantPage } from "#lib/web";

export const generateMetadata = pageTitle("portal", "notFound");

/** An address that no page has: said within the frame of the portal, and to its people alone. */
export default async function NoPortalPage({ params }: { params: Promise<{ address: string[] }> }) {
  const { address } = await params;
  await tenantPage(`/portal/${address.join("/")}`);
  notFound();
}
