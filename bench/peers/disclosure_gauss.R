# The R package GaussSuppression on the cells of a bench. Argument: cells.csv. Prints JSON.
if (!requireNamespace("GaussSuppression", quietly = TRUE)) {
  cat('{"absent":"the R package GaussSuppression"}\n')
  quit()
}
cells <- read.csv(commandArgs(trailingOnly = TRUE)[1])
used <- system.time(
  out <- GaussSuppression::SuppressSmallCounts(
    cells, maxN = 4, freqVar = "freq", dimVar = c("regso", "kommun", "lan", "five", "ten"),
    protectZeros = FALSE, printInc = FALSE
  )
)
cat(sprintf('{"cpuSeconds":%f,"suppressed":%d}\n', used[["user.self"]] + used[["sys.self"]], sum(out$suppressed)))
