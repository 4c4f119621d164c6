import "@fontsource/source-sans-3/latin-400.css";
import "@fontsource/source-sans-3/latin-600.css";
import "./style/tokens.css";
import "./style/base.css";
import "./style/shell.css";
import "./style/parts.css";
import "./style/table.css";
import "./style/map.css";
import "./style/screens.css";
import "./style/barriers.css";
import "./style/barrier-indicators.css";
import "./style/barrier-views.css";
import "./style/access.css";
import "./style/records.css";
import "./style/reports.css";
import "./style/pictures.css";
import "./style/plans.css";
import "./style/followup.css";
import "./style/print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { RouterProvider } from "./url/router.tsx";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <RouterProvider>
      <App />
    </RouterProvider>
  </StrictMode>,
);
