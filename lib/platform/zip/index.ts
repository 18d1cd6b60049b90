/** ZIP archives: of texts that are there, and of texts that are made while they are written. */
export { type ZipFile, zip } from "./zip.ts";
export { type StreamedFile, zipStream } from "./zip-stream.ts";
