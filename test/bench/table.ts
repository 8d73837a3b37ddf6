import { type Finding, type Goal, isMet } from './finding.ts';

const TITLES = ['what', 'wgw', 'against', 'ratio', 'goal', ''];

/** Formats the findings as a text table with one line for each. */
export function formatTable(findings: readonly Finding[]): string {
  const lines = [TITLES, ...findings.map(cells)];
  const widths = TITLES.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function cells(finding: Finding): string[] {
  const { what, wgw, against, ratio, goal } = finding;
  return [what, wgw, against, formatNumber(ratio), formatGoal(goal), isMet(finding) ? 'met' : 'NOT MET'];
}

function formatGoal(goal: Goal): string {
  return 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
}

function formatNumber(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
