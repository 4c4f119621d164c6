/** A document that cannot be written as it stands: says what was found, what was expected, and where. */
export class DocumentError extends Error {
  override name = "DocumentError";
}
