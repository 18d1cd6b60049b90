/** What figures are called and how they are compared, for browsers: nothing here brings zod along, as the room's own `schema` does. */
export { FIGURE_DEFINITIONS, type FigureDefinition, relativeChange } from "./definitions.ts";
