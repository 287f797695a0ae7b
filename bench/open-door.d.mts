interface Task {
  does: string;
  settings: Record<string, string>;
  topic: string;
  databaseUrl: string;
}

export function openDoor(
  task: Task,
  options?: { flags?: string[]; within?: number },
): Promise<{ url: string; stop(): Promise<unknown> }>;
