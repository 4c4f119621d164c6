/** A text a user sees, in both languages. */
export interface Text {
  sv: string;
  en: string;
}
