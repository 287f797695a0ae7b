/** An event as it is sent (the WHATWG HTML standard, section 9.2). */
export interface ServerSentEvent {
  event: string;
  /** A browser that is cut off sends it when it comes again. Never empty: that would make it forget. */
  id: string;
  data: object;
}

export function textOf({ event, id, data }: ServerSentEvent): string {
  return `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;
}
