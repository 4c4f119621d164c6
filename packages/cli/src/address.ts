type Env = Readonly<Record<string, string | undefined>>;

/** The address that figures of documents lead to: `--base`, else TVARS_BASE, else where `tvars start` would listen. */
export const addressOf = (base: string | undefined, { TVARS_BASE, HOST, PORT }: Env): string =>
  base ?? (TVARS_BASE || `http://${HOST || "127.0.0.1"}:${PORT || "8020"}`);
