// RoutingKit on a network of compressed rows, one thread. Arguments: PREFIX, file of zones (u32), 1 to build the contraction hierarchy as well.
// Prints JSON. Built by bench/support/routingkit.ts from the sources of RoutingKit.
#include <routingkit/contraction_hierarchy.h>
#include <routingkit/customizable_contraction_hierarchy.h>
#include <routingkit/inverse_vector.h>
#include <routingkit/nested_dissection.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

using namespace RoutingKit;

template <class T> std::vector<T> load(const std::string &path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  std::vector<T> values(file.tellg() / sizeof(T));
  file.seekg(0);
  file.read(reinterpret_cast<char *>(values.data()), values.size() * sizeof(T));
  return values;
}

double cpu() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int, char **argv) {
  const std::string prefix = argv[1];
  auto first = load<unsigned>(prefix + ".first_out");
  auto head = load<unsigned>(prefix + ".head");
  auto weight = load<unsigned>(prefix + ".w");
  auto x = load<float>(prefix + ".x");
  auto y = load<float>(prefix + ".y");
  auto zones = load<unsigned>(argv[2]);
  const unsigned nodes = first.size() - 1;
  auto tail = invert_inverse_vector(first);
  std::string tasks;
  auto task = [&](const std::string &name, double seconds, double value) {
    char row[200];
    snprintf(row, sizeof row, "%s\"%s\":{\"value\":%.9g,\"cpuSeconds\":[%.6f],\"wallSeconds\":[%.6f]}",
             tasks.empty() ? "" : ",", name.c_str(), value, seconds, seconds);
    tasks += row;
  };

  double start = cpu();
  auto order = compute_nested_node_dissection_order_using_inertial_flow(nodes, tail, head, y, x);
  const double ordered = cpu() - start;
  start = cpu();
  CustomizableContractionHierarchy cch(order, tail, head);
  const double built = cpu() - start;
  CustomizableContractionHierarchyMetric metric(cch, weight);
  start = cpu();
  metric.customize();
  const double customised = cpu() - start;
  task("order", ordered, 0);
  task("prepare", ordered + built + customised, cch.cch_arc_count());

  start = cpu();
  auto ch = ContractionHierarchy::build(nodes, tail, head, weight);
  task("hierarchy", cpu() - start, 0);
  ContractionHierarchyQuery query(ch);
  std::vector<unsigned> row(zones.size());
  double least = 1e9, sum = 0;
  for (int run = 0; run < 2; run++) {
    start = cpu();
    sum = 0;
    query.reset().pin_targets(zones);
    for (unsigned zone : zones) {
      query.reset_source().add_source(zone).run_to_pinned_targets().get_distances_to_targets(row.data());
      for (unsigned mm : row)
        sum += mm;
    }
    least = std::min(least, cpu() - start);
  }
  task("matrix", least, sum / zones.size() / zones.size());
  std::cout << "{\"version\":\"RoutingKit\",\"tasks\":{" << tasks << "}}" << std::endl;
}
