import type { ErratumToAdd, Job, Report } from "@tvars/api";
import type { FreezeAsked, NewReport } from "@tvars/study";
import { type Handler, type Query } from "./handler.ts";

interface Named {
  id: string;
}

export const reportsHandlers = {
  reports: ({ study }) => study.reports(),
  newReport: ({ study }, asked: NewReport) => study.newReport(asked),
  report: ({ study }, { id }: Named) => study.report(id),
  saveReport: ({ study }, report: Report) => study.saveReport(report),
  removeReport: ({ study }, { id }: Named) => study.removeReport(id),
  reportCheck: ({ study }, query: Query<"reportCheck">) => study.reportCheck(query),
  buildReport: async (
    { study, jobs, written },
    { id, formats }: Named & { formats: ("pdf" | "docx" | "html" | "xlsx")[] },
  ): Promise<Job> => {
    await study.report(id);
    const { job } = jobs.start(
      { kind: "report", key: `report ${id}`, what: `Report ${id}` },
      async (work) => {
        const files = await study.reportFiles(id, formats, work);
        written.keep(job.id, files);
        return [];
      },
    );
    return job;
  },
  reportVersions: ({ study }, { id }: Named) => study.reportVersions(id),
  reportVersion: ({ study }, query: Query<"reportVersion">) => study.reportVersion(query),
  freezeReport: async ({ study, jobs }, asked: FreezeAsked): Promise<Job> => {
    await study.report(asked.id);
    const what = { kind: "report", key: `report ${asked.id}`, what: `Report ${asked.id}` } as const;
    const { job } = jobs.start(what, async (work) => {
      await study.freezeReport(asked, work);
      return [];
    });
    return job;
  },
  addReportErratum: ({ study }, query: Named & { n: number } & ErratumToAdd) => study.addReportErratum(query),
} satisfies Record<string, Handler>;
