import {
  type Context,
  inTenant,
  offerUndo,
  requirePermission,
  requireStaff,
  requireTenant,
  type StaffContext,
  type TenantContext,
} from "#lib/access";
import { acrossTenants, recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { sha256 } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { changedMeanwhile, invalid } from "#lib/platform/errors";
import { inspectImage } from "#lib/platform/picture";
import { publishUpdate } from "#lib/platform/realtime";
import type { Runtime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { type Branding, type BrandingInput, LOGO_SIDE } from "./schema.ts";
import { brandingIn } from "./stored.ts";

interface NewLogo {
  hash: string;
  contentType: string;
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}

type Services = Pick<Runtime, "rooms" | "db">;

/**
 * Changes how the portal looks in which somebody is. All its people see it at once.
 * @param logo a new one; null leaves it as it is
 * @throws `forbidden` without `branding.manage`; `invalid` for an image that is not taken, with the reason; `conflict`
 */
export async function changeBranding(context: TenantContext, input: BrandingInput, logo: Uint8Array<ArrayBuffer> | null, services: Services) {
  requirePermission(requireTenant(context), "branding.manage");
  const checked = await checkLogo(logo, services);
  return inTenant(context, (tx) => write(context, tx, context.tenant.id, input, checked));
}

/** The same for any tenant, by staff. @throws as above; `forbidden` without `tenant.manage`, `not_found` */
export async function changeBrandingOfTenant(
  context: StaffContext,
  tenantId: string,
  input: BrandingInput,
  logo: Uint8Array<ArrayBuffer> | null,
  services: Services,
): Promise<Branding> {
  requirePermission(requireStaff(context), "tenant.manage");
  const checked = await checkLogo(logo, services);
  return acrossTenants(context, "branding.change", (tx) => write(context, tx, tenantId, input, checked));
}

const refuseLogo = (message: string) => invalid("Some fields need attention.", [{ path: "logo", message }]);

async function checkLogo(bytes: Uint8Array<ArrayBuffer> | null, services: Services): Promise<NewLogo | null> {
  if (bytes === null) return null;
  const { logoKilobytes } = (await installationSettings(services)).limits;
  if (bytes.length > logoKilobytes * 1024)
    throw refuseLogo(`This image has ${Math.ceil(bytes.length / 1024)} KB, and at most ${logoKilobytes} KB are taken.`);
  const image = inspectImage(bytes);
  if (typeof image === "string") throw refuseLogo(image);
  const { least, most } = LOGO_SIDE;
  if (Math.min(image.width, image.height) < least || Math.max(image.width, image.height) > most)
    throw refuseLogo(`This image is ${image.width} × ${image.height} pixels. Each side has to have from ${least} to ${most}.`);
  return { hash: sha256(bytes), ...image, bytes };
}

async function write(context: Context, tx: Transaction, tenantId: string, input: BrandingInput, logo: NewLogo | null): Promise<Branding> {
  const before = await brandingIn(tx, tenantId);
  const { version, productName, colour } = input;
  const hash = logo ? logo.hash : input.isLogoRemoved ? null : (before.logo?.hash ?? null);
  const states = [
    { productName: before.productName, colour: before.colour, logo: before.logo?.hash.slice(0, 12) ?? null },
    { productName, colour, logo: hash?.slice(0, 12) ?? null },
  ] as const;
  if (JSON.stringify(states[0]) === JSON.stringify(states[1])) return before;
  const data = { productName, colour, updatedAt: context.clock.now() };
  const { count } =
    version === 0
      ? await tx.prisma.tenantBranding.createMany({ data: [{ tenantId, ...data }], skipDuplicates: true })
      : await tx.prisma.tenantBranding.updateMany({ where: { tenantId, version }, data: { ...data, version: { increment: 1 } } });
  if (count === 0) {
    const message = "Somebody else changed the branding meanwhile. Load the page again to see how it is now, and make your change there.";
    throw changedMeanwhile(message, { ...before }, { productName, colour });
  }
  if (hash !== (before.logo?.hash ?? null)) await tx.prisma.tenantLogo.deleteMany({ where: { tenantId } });
  if (logo && hash !== before.logo?.hash) await tx.prisma.tenantLogo.createMany({ data: [{ tenantId, ...logo, createdAt: data.updatedAt }] });
  // A logo that is gone is gone.
  if (hash === (before.logo?.hash ?? null))
    offerUndo(context, {
      method: "PUT",
      path: context.tenant ? "/api/v1/branding" : `/api/v1/tenants/${tenantId}/branding`,
      body: { productName: before.productName, colour: before.colour, version: version + 1 },
    });
  await recordAudit(context, tx, {
    action: "branding.change",
    tenantId,
    subjectType: "tenant",
    subjectId: tenantId,
    before: states[0],
    after: states[1],
  });
  await emit(context, tx, "branding.changed", { tenantId, hasLogo: hash !== null });
  await publishUpdate(tx, { tenantId, topic: "branding.changed", payload: {} });
  return brandingIn(tx, tenantId);
}
