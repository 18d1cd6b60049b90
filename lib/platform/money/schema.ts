/** What of money is safe in a browser: forms read what is typed there by the shapes that the server reads it by. */
export { amountOfWriting, plainAmount } from "./typed-amount.ts";
