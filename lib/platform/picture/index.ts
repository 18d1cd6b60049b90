/** Pictures that people send: what they are, by their content. */
export { type InspectedImage, inspectImage } from "./inspect-image.ts";
