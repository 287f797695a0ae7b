let limit: number | undefined;

/**
 * How many files and connections this process may have open at once; Infinity where nobody says. Looked up once: a report
 * takes ten milliseconds, and more where much is in memory.
 */
export function descriptors(): number {
  return (limit ??= softLimit());
}

function softLimit(): number {
  // Else the report asks for the names of all that the process is connected with. (The types do not know it yet.)
  const report = Object.assign(process.report, { excludeNetwork: true });
  const { userLimits } = report.getReport() as { userLimits?: { open_files?: { soft: number | 'unlimited' } } };
  const soft = userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : Infinity;
}
