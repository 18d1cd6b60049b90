import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { limitMail } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { conflict, notFound } from "#lib/platform/errors";
import { composeMail, enqueueMail } from "#lib/platform/mail";
import type { Runtime } from "#lib/platform/runtime";
import { wordsOf } from "#words";
import { DEFAULT_LOCALE, localeFrom } from "#words/locales";
import { lockPortfolio } from "./portfolio-rows.ts";
import { type DecideTestimonialInput, PORTFOLIO_LIMITS, type RequestTestimonialInput } from "./portfolio-schema.ts";
import { testimonialToken } from "./testimonial-token.ts";

/**
 * Asks somebody by mail for a testimonial. Only they can give it, by the link of that mail.
 * @throws `forbidden` without `content.update`; `conflict` when they were asked before, or for one too many; `limit_exceeded`
 */
export async function requestTestimonial(
  context: TenantContext,
  { portfolioId, ...input }: RequestTestimonialInput,
  runtime: Runtime,
): Promise<void> {
  requirePermission(context, "content.update");
  await limitMail(context, runtime, "testimonial", input.email);
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    const { title } = await lockPortfolio(context, tx, portfolioId);
    const asked = await tx.prisma.portfolioTestimonial.findMany({
      where: { tenantId, portfolioId },
      select: { email: true },
      take: PORTFOLIO_LIMITS.testimonials,
    });
    if (asked.some(({ email }) => email === input.email)) throw conflict("This address was asked for a testimonial of this portfolio already.");
    if (asked.length >= PORTFOLIO_LIMITS.testimonials) throw conflict("A portfolio has at most 50 testimonials.");
    const id = newId();
    await tx.prisma.portfolioTestimonial.createMany({ data: [{ id, tenantId, portfolioId, ...input, requestedAt: context.clock.now() }] });
    const locale = localeFrom(context.tenant.locale) ?? DEFAULT_LOCALE;
    const t = wordsOf(locale, "portfolioPage");
    const names = { tenant: context.tenant.name, name: input.name, title };
    const mail = composeMail(context.tenant.locale, {
      title: t("mailTitle", names),
      greeting: t("mailGreeting", names),
      paragraphs: [t("mailBody", names), t("mailConsent")],
      action: { label: t("mailAction"), url: `${runtime.config.publicUrl}/testimonial/${testimonialToken(runtime, id)}` },
      note: t("mailNote"),
    });
    await enqueueMail(runtime, tx, { tenantId, to: input.email, ...mail });
    // The address is in the row, which can be forgotten; the trail cannot.
    await recordAudit(context, tx, { action: "testimonial.request", tenantId, subjectType: "portfolio", subjectId: portfolioId });
  });
}

/** Approves a testimonial, or declines it; only what was given can be approved. @throws `not_found`, `conflict` */
export async function decideTestimonial(context: TenantContext, { portfolioId, id, decision }: DecideTestimonialInput): Promise<void> {
  requirePermission(context, "content.execute");
  const tenantId = context.tenant.id;
  await inTenant(context, async (tx) => {
    await lockPortfolio(context, tx, portfolioId);
    const found = await tx.prisma.portfolioTestimonial.findFirst({ where: { tenantId, portfolioId, id }, select: { status: true } });
    if (!found) throw notFound("This testimonial");
    if (found.status === decision) return;
    if (!["given", "approved", "declined"].includes(found.status))
      throw conflict("Nothing was said yet, or it was taken back. There is nothing to decide.");
    await tx.prisma.portfolioTestimonial.updateMany({ where: { tenantId, id }, data: { status: decision, decidedAt: context.clock.now() } });
    const action = decision === "approved" ? "testimonial.approve" : "testimonial.decline";
    await recordAudit(context, tx, { action, tenantId, subjectType: "portfolio", subjectId: portfolioId });
  });
}
