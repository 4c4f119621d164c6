/** Words of releases. */
export const releases = {
  "rel.title": { sv: "Utlämningar", en: "Releases" },
  "rel.all": { sv: "Utlämningar", en: "Releases" },
  "rel.who": { sv: "Ditt namn", en: "Your name" },
} as const;
