import { notFound } from "next/navigation";
import { pageTitle } from "#components/format/words";
import { staffPage } from "#lib/web";

export const generateMetadata = pageTitle("operator", "notFound");

/** An address that no page has: said within the frame of the area, and to its people alone. */
export default async function NoAdminPage({ params }: { params: Promise<{ address: string[] }> }) {
  const { address } = await params;
  await staffPage(`/admin/${address.join("/")}`);
  notFound();
}
