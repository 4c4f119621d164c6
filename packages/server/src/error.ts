import type { Text } from "@tvars/cube";

export interface ServerErrorFields {
  value?: unknown;
  expected?: string;
  action?: string;
}

/** What HTTP itself refuses, before or beside the application: a bad parameter, a body too large, a foreign origin. */
export class ServerError extends Error {
  override name = "ServerError";
  readonly status: number;
  readonly text: Text;
  readonly fields: ServerErrorFields;

  constructor(status: number, text: Text, fields: ServerErrorFields = {}) {
    super(text.en);
    this.status = status;
    this.text = text;
    this.fields = fields;
  }
}
