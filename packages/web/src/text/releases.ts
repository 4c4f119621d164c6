/** Words of releases. */
export const releases = {
  "rel.title": { sv: "Utlämningar", en: "Releases" },
  "rel.all": { sv: "Utlämningar", en: "Releases" },
} as const;
