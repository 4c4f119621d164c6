import type { Job, Report } from "@tvars/api";
import type { NewReport } from "@tvars/study";
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
    { study, jobs },
    { id, formats }: Named & { formats: ("pdf" | "docx" | "html" | "xlsx")[] },
  ): Promise<Job> => {
    await study.report(id);
    const { job } = jobs.start(
      { kind: "report", key: `report ${id}`, what: `Report ${id}` },
      async (work) => {
        await study.reportFiles(id, formats, work);
        return [];
      },
    );
    return job;
  },
} satisfies Record<string, Handler>;
