/** Opens the door. The framework is read once there is one to open: `stet` and a projector start without it, a fifth sooner. */
import type { HttpParts } from './http.module.js';

export type { HttpParts };

export interface OpenDoor {
  /** `http://127.0.0.1:4040` */
  url: string;
  close(): Promise<void>;
}

export interface Address {
  host: string;
  port: number;
  /** Other names by which it is asked, with keys alone. */
  hosts: string[];
}

export async function startHttp(parts: HttpParts, address: Address): Promise<OpenDoor> {
  const { startNestDoor } = await import('./nest-door.js');
  return startNestDoor(parts, address);
}
