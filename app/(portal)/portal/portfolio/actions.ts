"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { PORTFOLIOS_PATH, portfolioPath } from "#components/portfolio/portfolio-paths";
import {
  changePortfolio,
  chooseBadges,
  chooseFigures,
  decideTestimonial,
  deletePortfolio,
  generatePortfolio,
  publishPortfolio,
  refreshFigures,
  removeCaseStudy,
  requestTestimonial,
  saveCaseStudy,
  withdrawPortfolio,
} from "#lib/gamification";
import {
  changePortfolioInput,
  decideTestimonialInput,
  generatePortfolioInput,
  publishPortfolioInput,
  requestTestimonialInput,
  saveCaseStudyInput,
} from "#lib/gamification/schema";
import { serverAction } from "#lib/web";

const atVersion = z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1) });

export const generatePortfolioAction = serverAction({
  access: "tenant",
  input: generatePortfolioInput,
  async handle({ context, data }) {
    const { id } = await generatePortfolio(context, data);
    redirect(portfolioPath(id, "figures"));
  },
});

export const chooseFiguresAction = serverAction({
  access: "tenant",
  // A box that is ticked is a field of its own: "figure:<id>".
  input: z.looseObject(atVersion.shape),
  async handle({ context, data: { id, version, ...boxes } }) {
    const figureIds = Object.keys(boxes).flatMap((name) =>
      z.uuid().safeParse(name.slice("figure:".length)).success ? [name.slice("figure:".length)] : [],
    );
    await chooseFigures(context, { id, version, figureIds });
    redirect(portfolioPath(id, "badges"));
  },
});

export const chooseBadgesAction = serverAction({
  access: "tenant",
  // A box that is ticked is a field of its own: "badge:<key>", and "level".
  input: z.looseObject(atVersion.shape),
  async handle({ context, data: { id, version, level, ...boxes } }) {
    const keys = Object.keys(boxes).flatMap((name) => (name.startsWith("badge:") ? [name.slice("badge:".length)] : []));
    await chooseBadges(context, { id, version, keys, showsLevel: level === "on" });
    redirect(portfolioPath(id, "studies"));
  },
});

export const refreshFiguresAction = serverAction({
  access: "tenant",
  input: atVersion,
  async handle({ context, data }) {
    await refreshFigures(context, data);
    refresh();
    return "Every figure is as the data says now.";
  },
});

export const saveCaseStudyAction = serverAction({
  access: "tenant",
  input: saveCaseStudyInput,
  async handle({ context, data }) {
    await saveCaseStudy(context, data);
    refresh();
    return "The case study is saved.";
  },
});

export const removeCaseStudyAction = serverAction({
  access: "tenant",
  input: z.strictObject({ portfolioId: z.uuid(), version: z.coerce.number().int().min(1), id: z.uuid() }),
  async handle({ context, data }) {
    await removeCaseStudy(context, data);
    refresh();
    return "The case study is removed.";
  },
});

export const requestTestimonialAction = serverAction({
  access: "tenant",
  input: requestTestimonialInput,
  async handle({ context, data, runtime }) {
    await requestTestimonial(context, data, runtime);
    refresh();
    return "The mail is on its way.";
  },
});

export const decideTestimonialAction = serverAction({
  access: "tenant",
  input: decideTestimonialInput,
  async handle({ context, data }) {
    await decideTestimonial(context, data);
    refresh();
    return data.decision === "approved" ? "The testimonial is approved." : "The testimonial is declined.";
  },
});

export const changePortfolioAction = serverAction({
  access: "tenant",
  input: changePortfolioInput,
  async handle({ context, data }) {
    await changePortfolio(context, data);
    redirect(portfolioPath(data.id, "publish"));
  },
});

export const publishPortfolioAction = serverAction({
  access: "tenant",
  input: publishPortfolioInput,
  async handle({ context, data }) {
    await publishPortfolio(context, data);
    refresh();
    return "The portfolio is published.";
  },
});

export const withdrawPortfolioAction = serverAction({
  access: "tenant",
  input: atVersion,
  async handle({ context, data }) {
    await withdrawPortfolio(context, data);
    refresh();
    return "The portfolio is withdrawn. Nobody can open it any more.";
  },
});

export const deletePortfolioAction = serverAction({
  access: "tenant",
  input: atVersion,
  async handle({ context, data }) {
    await deletePortfolio(context, data);
    redirect(`${PORTFOLIOS_PATH}?deleted=1`);
  },
});
