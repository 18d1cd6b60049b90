import type { FigureText } from "#lib/gamification";
import type { PortfolioDraft } from "#lib/gamification/schema";
import type { FormAction } from "../ui/action-form.tsx";

type Action =
  | "chooseFiguresAction"
  | "chooseBadgesAction"
  | "refreshFiguresAction"
  | "saveCaseStudyAction"
  | "removeCaseStudyAction"
  | "requestTestimonialAction"
  | "decideTestimonialAction"
  | "changePortfolioAction"
  | "publishPortfolioAction"
  | "withdrawPortfolioAction"
  | "deletePortfolioAction";

/** What each step of a portfolio's wizard gets. */
export interface StepProps {
  portfolio: PortfolioDraft;
  may: { change: boolean; publish: boolean; remove: boolean };
  actions: Record<Action, FormAction>;
  newKey: () => string;
}

/** Figures as they will be read, by their ids. */
export type FigureLines = Record<string, FigureText>;
