package dev.crease.server.operate;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;

/// The process and its JVM in figures, under the names that Prometheus' own libraries use. Any
/// thread.
final class JvmFigures {
  private JvmFigures() {}

  static void write(PrometheusText out) {
    process(out);
    memory(out);
    collections(out);
    out.gauge(
        "jvm_threads_current",
        "Platform threads.",
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  private static void process(PrometheusText out) {
    String started = "process_start_time_seconds";
    out.gauge(started, "When the process started, in seconds since 1970.")
        .value(started, "", ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      String cpu = "process_cpu_seconds_total";
      out.counter(cpu, "CPU time used.").value(cpu, "", system.getProcessCpuTime() / 1e9);
      out.gauge(
          "process_open_fds",
          "Open file descriptors: a connection is one.",
          system.getOpenFileDescriptorCount());
      out.gauge(
          "process_max_fds",
          "The most file descriptors the process may open.",
          system.getMaxFileDescriptorCount());
    }
  }

  private static void memory(PrometheusText out) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    MemoryUsage other = ManagementFactory.getMemoryMXBean().getNonHeapMemoryUsage();
    out.gauge("jvm_memory_used_bytes", "Memory in use.")
        .value("jvm_memory_used_bytes", "area=\"heap\"", heap.getUsed())
        .value("jvm_memory_used_bytes", "area=\"nonheap\"", other.getUsed());
    out.gauge("jvm_memory_max_bytes", "The most memory of the heap; -1 if there is no bound.")
        .value("jvm_memory_max_bytes", "area=\"heap\"", heap.getMax());
    out.gauge("jvm_buffer_pool_used_bytes", "Memory outside the heap that buffers use.");
    for (var pool : ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)) {
      String label = "pool=\"" + pool.getName() + '"';
      out.value("jvm_buffer_pool_used_bytes", label, pool.getMemoryUsed());
    }
  }

  private static void collections(PrometheusText out) {
    out.counter("jvm_gc_collection_seconds_total", "Time in garbage collections.");
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      out.value("jvm_gc_collection_seconds_total", gc(gc), gc.getCollectionTime() / 1e3);
    }
    out.counter("jvm_gc_collections_total", "Garbage collections.");
    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
      out.value("jvm_gc_collections_total", gc(gc), gc.getCollectionCount());
    }
  }

  private static String gc(GarbageCollectorMXBean gc) {
    return "gc=\"" + gc.getName() + '"';
  }
}
