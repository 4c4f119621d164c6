import type { DocumentFile } from "@tvars/report/document";

const KEPT = 4;

/** Files of the last reports written, by the job that wrote them: what is downloaded is what was watched being made. */
export class WrittenReports {
  readonly #files = new Map<string, readonly DocumentFile[]>();

  keep(job: string, files: readonly DocumentFile[]): void {
    this.#files.set(job, files);
    if (this.#files.size > KEPT) this.#files.delete(this.#files.keys().next().value!);
  }

  find(job: string, format: string): DocumentFile | undefined {
    return this.#files.get(job)?.find(({ name }) => name.endsWith(`.${format}`));
  }
}
