/**
 * A key as it is compared: `781 70`, `78170` and `SE-781 70` are the same postcode; blanks and letter case of an address or a property say nothing.
 */
export function plainKey(text: string): string {
  const trimmed = text
    .normalize("NFC")
    .replaceAll(/[\s\u00A0\u202F]+/g, " ")
    .trim();
  const postcode = /^(?:SE?[- ]?)?(\d{3}) ?(\d{2})$/i.exec(trimmed);
  return postcode ? `${postcode[1]}${postcode[2]}` : trimmed.toLocaleLowerCase("sv");
}
