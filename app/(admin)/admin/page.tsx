import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { staffPage } from "#lib/web";

export const metadata: Metadata = { title: "Operator" };

export default async function AdminPage() {
  await staffPage("/admin");
  redirect("/admin/tenants");
}
