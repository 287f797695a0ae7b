export function made(file: string): { code: string; map: string };
