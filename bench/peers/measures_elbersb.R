# The R package segregation on the areas of a bench. Arguments: areas.csv, replicates. Prints JSON.
if (!requireNamespace("segregation", quietly = TRUE)) {
  cat('{"absent":"the R package segregation"}\n')
  quit()
}
suppressMessages({
  library(data.table)
  library(segregation)
})
setDTthreads(1)
given <- commandArgs(trailingOnly = TRUE)
areas <- fread(given[1])
groups <- paste0("g", 1:8)
now <- melt(areas, id.vars = "id", measure.vars = groups, variable.name = "group", value.name = "n")
later <- melt(areas, id.vars = "id", measure.vars = paste0("t2_", groups), variable.name = "group", value.name = "n")
later[, group := sub("t2_", "", group)]
now[, group := as.character(group)]
seconds <- function(work) {
  used <- system.time(value <- work())
  list(cpu = used[["user.self"]] + used[["sys.self"]], value = value)
}
total <- seconds(function() mutual_total(now, "group", "id", weight = "n")$est[1])
bootstrap <- seconds(function() {
  set.seed(1)
  mutual_total(now, "group", "id", weight = "n", se = TRUE, n_bootstrap = as.integer(given[2]))$se[1]
})
shapley <- seconds(function() {
  mutual_difference(now, later, "group", "id", weight = "n", method = "shapley", precision = 1e-6)$est[3]
})
cat(sprintf(
  '{"version":"segregation %s, %s","M":{"cpuSeconds":%f,"value":%.17g},"bootstrap":{"cpuSeconds":%f,"value":%.17g},"shapley":{"cpuSeconds":%f,"value":%.17g}}\n',
  packageVersion("segregation"), R.version.string, total$cpu, total$value, bootstrap$cpu, bootstrap$value, shapley$cpu, shapley$value
))
